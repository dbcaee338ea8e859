import { createServer } from 'node:net'
import { contracts as all } from '../../contracts/index.ts'
import {
  accountClientAsSubject,
  type ClientSubject,
  clientAsSubject,
  twinAsSubject,
} from '../../src/broken-twins/client-as-subject.ts'
import type { AccountTwin, BrokenTwin } from '../../src/broken-twins/index.ts'
import { type Contract, kindOf, runContracts, type ZoomSource } from '../../src/contract-runner/index.ts'
import { diagnose } from '../../src/mock-zoom/findings/diagnose.ts'
import type { Duration } from '../../src/mock-zoom/index.ts'
import { createMockZoom, namesFrom } from '../../src/mock-zoom/index.ts'
import { createObserver, relay } from '../../src/observe/index.ts'
import type { WireExchange } from '../../src/observe/wire.ts'

/** One contract on one client, as the mock saw it and as the wire showed it. */
export interface ObservedCell {
  readonly contract: string
  readonly profile: string
  /** The rules of the mock's own findings. */
  readonly made: readonly string[]
  /** The rules that were found from what passed by alone. */
  readonly found: readonly string[]
}

/**
 * Runs contracts on a twin, or on the reference clients (null), whose Zoom is a relay with the mock behind it. Of the mock, only
 * the findings are read, to compare them: how far its clock was advanced is not on the wire, and known from who does it.
 */
export async function observeTwin(
  twin: BrokenTwin | AccountTwin | null,
  contracts: readonly Contract[],
): Promise<ObservedCell[]> {
  const name = twin?.name ?? 'reference client'
  const clients: readonly ClientSubject[] =
    twin === null
      ? [
          { kind: 'user-managed', subject: clientAsSubject(name) },
          { kind: 'server-to-server', subject: accountClientAsSubject(name) },
        ]
      : [twinAsSubject(twin)]
  const cells: ObservedCell[] = []
  for (const { kind, subject } of clients) {
    // What passes is told by the contract under way, so they run one after the other.
    for (const contract of contracts.filter((each) => kindOf(each) === kind)) {
      await runContracts({
        contracts: [contract],
        known: all,
        subjectName: name,
        kind,
        subject,
        zoom: watched((cell) => cells.push({ contract: contract.id, ...cell })),
        reporter: { end() {} },
      })
    }
  }
  return cells
}

/** A mock with a relay in front of it: everybody knows it by the relay's URL. */
function watched(onEnd: (cell: Omit<ObservedCell, 'contract'>) => void): ZoomSource {
  return async (profile) => {
    const mock = await createMockZoom({ clock: 'real', profile })
    const wire = await startRelay(mock.url)
    const clock = {
      ...mock.clock,
      async advance(by: Duration) {
        const webhooks = await mock.clock.advance(by)
        wire.jumped((await mock.clock.now()) - Date.now())
        return webhooks
      },
    }
    return {
      zoom: { ...mock, url: wire.url, clock },
      async [Symbol.asyncDispose]() {
        const made = new Set((await mock.findings.list()).map(({ rule }) => rule))
        await mock.close()
        onEnd({ profile, made: [...made], found: wire.end() })
      },
    }
  }
}

async function startRelay(zoomUrl: string) {
  const passed: WireExchange[] = []
  /** How far Zoom's clock is ahead of the real one, since when. */
  const ahead = [{ since: 0, by: 0 }]
  const atZoom = (time: number) => time + (ahead.findLast(({ since }) => since <= time)?.by ?? 0)
  const server = createServer((client) =>
    relay(client, undefined, {
      upstream: new URL(zoomUrl),
      onExchange: (exchange) => passed.push(exchange),
      onRefusal() {},
    }),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    jumped(by: number) {
      ahead.push({ since: Date.now(), by })
    },
    end(): string[] {
      server.close()
      const observer = createObserver({ isZoom: () => true })
      const entries = passed.flatMap((exchange) =>
        observer.read({
          ...exchange,
          startedAt: atZoom(exchange.startedAt),
          endedAt: exchange.endedAt === null ? null : atZoom(exchange.endedAt),
        }),
      )
      entries.push(...observer.end())
      const exchanges = diagnose(entries, namesFrom({}), ['browser', 'complete'])
      return [...new Set(exchanges.flatMap(({ findings }) => findings.map(({ rule }) => rule)))]
    },
  }
}
