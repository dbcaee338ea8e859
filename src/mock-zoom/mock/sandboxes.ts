import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import { randomText } from '../domain/ids.ts'
import type { Impossible } from '../domain/problem.ts'
import { impossible } from '../domain/problem.ts'
import type { RequestHandler } from '../http/mount.ts'
import { passOn, sayPlainly } from '../http/mount.ts'
import type { Mock } from './create.ts'
import type { ParsedOptions, sandboxSchema } from './options.ts'
import { systemRandom } from './random.ts'

/** A mock that handles HTTP requests, wherever they come from: a port, another server, or this process. */
export interface ServedMock {
  readonly mock: Mock
  readonly sandboxes: Sandboxes
  readonly handle: RequestHandler
  /** What callers from other machines must show; `none` if they need nothing, undefined if none are expected. */
  readonly controlToken: string | undefined
  /** Whether a request is being handled. */
  isBusy(): boolean
  /** Aborted once everything that was under way has ended: nothing is added to the journal any more. */
  readonly ended: AbortSignal
  /** Ends everything that is under way, sandboxes included, and closes the storage. */
  close(): Promise<void>
}

/** A mock within the mock. */
export interface OpenSandbox {
  readonly id: string
  readonly served: ServedMock
  /** How long ago its last request was, in real time. */
  idleSeconds(): number
}

/** The isolated mocks within this one. They survive its reset, because others may be using them. */
export interface Sandboxes {
  /** Makes one. If its maker may never close it, it lives until nobody has called it for a while. */
  open(
    options: z.output<typeof sandboxSchema>,
    life: 'until idle' | 'until closed',
  ): Promise<Accepted<OpenSandbox> | Impossible>
  list(): readonly OpenSandbox[]
  /** Ends one. False if there is no such sandbox. */
  close(id: string): Promise<boolean>
  closeAll(): Promise<void>
  /** Passes on a request to a path below a sandbox's own. False for any other request. */
  take(request: IncomingMessage, response: ServerResponse): boolean
}

const below = /^\/__mock\/sandboxes\/([\w-]+)(\/.*)$/s

/** `serve` builds a mock in the same way as the parent was built. */
export function createSandboxes(
  parent: ParsedOptions,
  serve: (options: ParsedOptions) => Promise<ServedMock>,
): Sandboxes {
  const { max, idleSeconds } = parent.sandboxes
  const open = new Map<string, OpenSandbox & { called(): void; forget(): void }>()
  // Those that are being made count as well.
  let taken = 0
  let made = 0

  const optionsFor = (given: z.output<typeof sandboxSchema>): ParsedOptions => {
    made += 1
    // Mocks with one seed issue the same codes, but each code must be unknown in all other sandboxes.
    const seed = given.seed ?? (parent.seed === undefined ? undefined : `${parent.seed}:sandbox-${made}`)
    return {
      ...parent,
      ...given,
      switches: { ...parent.switches, ...given.switches },
      seed,
      database: ':memory:',
      sandboxes: { ...parent.sandboxes, max: 0 },
    }
  }

  const close = async (id: string) => {
    const sandbox = open.get(id)
    if (!sandbox) return false
    open.delete(id)
    sandbox.forget()
    await sandbox.served.close()
    taken -= 1
    return true
  }

  const keep = (served: ServedMock, life: 'until idle' | 'until closed') => {
    const id = randomText(12, systemRandom)
    let calledAt = performance.now()
    const timer = setTimeout(() => {
      // Somebody may be following its journal.
      if (served.isBusy()) timer.refresh()
      else void close(id)
    }, idleSeconds * 1000).unref()
    const forget = () => clearTimeout(timer)
    if (life === 'until closed') forget()
    const sandbox = {
      id,
      served,
      idleSeconds: () => Math.round((performance.now() - calledAt) / 1000),
      called() {
        calledAt = performance.now()
        if (life === 'until idle') timer.refresh()
      },
      forget,
    }
    open.set(id, sandbox)
    return sandbox
  }

  return {
    async open(options, life) {
      if (max === 0) {
        return impossible(
          409,
          'This mock makes no sandboxes.',
          'A sandbox has none of its own: ask the mock that it is in; or raise sandboxes.max.',
        )
      }
      if (taken >= max) {
        return impossible(
          409,
          `There are ${max} sandboxes, and this mock allows no more.`,
          'Close those that are no longer needed (DELETE /__mock/sandboxes/{id}), or raise sandboxes.max.',
        )
      }
      taken += 1
      const served = await serve(optionsFor(options)).catch((error: unknown) => {
        taken -= 1
        throw error
      })
      return accept(keep(served, life))
    },
    list: () => [...open.values()],
    close,
    async closeAll() {
      await Promise.all([...open.keys()].map(close))
    },
    take(request, response) {
      const [, id = '', target] = below.exec(request.url ?? '') ?? []
      if (target === undefined) return false
      const sandbox = open.get(id)
      if (sandbox) {
        sandbox.called()
        passOn(sandbox.served.handle, request, response, target)
      } else {
        sayPlainly(
          response,
          404,
          `There is no sandbox ${id}: it was closed, or nobody had called it for ${idleSeconds} seconds.`,
          'Make one with POST /__mock/sandboxes.',
        )
      }
      return true
    },
  }
}
