import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { type ReferenceClientOptions, startReferenceClient } from '../../src/reference-client/index.ts'
import { openDatabase } from '../../src/reference-client/store/open-database.ts'
import { Person } from '../reference-client/browser.ts'
import { engines } from './fresh-database.ts'
import { roundRobin } from './round-robin.ts'

describe.each(engines)('instances on $name', ({ isHere, name, fresh }) => {
  /** A mock Zoom where Jill allows everything, and instances of the app behind one proxy. */
  async function scene(count: number) {
    const opened: AsyncDisposable[] = []
    const use = <Opened extends AsyncDisposable>(one: Opened) => {
      opened.unshift(one)
      return one
    }
    const place = use(await fresh())
    const zoom = use(await createMockZoom())
    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
    const instances: { readonly url: string }[] = []
    const proxy = use(await roundRobin(() => instances))
    const { clientId, clientSecret } = await zoom.apps.first()
    const options: ReferenceClientOptions = {
      ...{ zoomUrl: zoom.url, clientId, clientSecret: clientSecret ?? '' },
      ...{ database: place.url, publicUrl: proxy.url },
    }
    const starting = Array.from({ length: count }, () => startReferenceClient(options))
    instances.push(...(await Promise.all(starting)).map(use))
    const database = await openDatabase(place.url, true)
    use({ [Symbol.asyncDispose]: () => database.close() })
    return {
      ...{ zoom, proxy, instances },
      startProcess: async () => use(await startProcess(options)),
      count: async (type: 'refresh.rotated' | 'refresh.refused') =>
        (await zoom.journal.list({ type })).length,
      findings: async () => (await zoom.findings.list()).map(({ rule }) => rule),
      claimRunsOut: () =>
        database.change(
          'UPDATE zoom_connections SET refresh_claimed_until = 1 WHERE refresh_claimed_until > 0',
          {},
        ),
      async [Symbol.asyncDispose]() {
        for (const one of opened) await one[Symbol.asyncDispose]()
      },
    }
  }

  test.skipIf(!isHere)(
    'who connects by one and comes back to another is connected at all, twice in a row',
    async () => {
      await using at = await scene(3)
      const alice = await Person.signIn(at.proxy, 'alice')
      for (let round = 0; round < 2; round += 1) {
        expect((await alice.connect()).status).toBe(303)
        for (const _ of at.instances) expect((await alice.use()).status).toBe(200)
        expect((await alice.disconnect()).status).toBe(200)
        for (const _ of at.instances) expect(await alice.isConnected()).toBe(false)
      }
      expect(await at.findings()).toEqual([])
    },
  )

  test.skipIf(!isHere).each([2, 5])(
    'parallel calls at expiry make one refresh (%d instances)',
    async (count) => {
      await using at = await scene(count)
      const alice = await Person.signIn(at.proxy, 'alice')
      await alice.connect()
      for (let round = 1; round <= 2; round += 1) {
        await at.zoom.clock.advance({ hours: 1 })
        const answers = await Promise.all(Array.from({ length: 2 * count }, () => alice.use()))
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
        expect(await at.count('refresh.rotated')).toBe(round)
      }
      expect(await at.count('refresh.refused')).toBe(0)
    },
  )

  // What a process of its own does is the same for SQLite, and it takes seconds.
  if (name === 'SQLite') return

  test.skipIf(!isHere)(
    'an instance that is killed between Zoom’s response and its save costs one reconnect',
    async () => {
      await using at = await scene(1)
      const alice = await Person.signIn(at.proxy, 'alice')
      await alice.connect()
      const doomed = await at.startProcess()
      at.instances.unshift(doomed)
      await at.zoom.clock.advance({ hours: 1 })
      await at.zoom.faults.next('token', { delay: 60_000, when: 'after', grantType: 'refresh_token' })
      await rotatedBy(at, doomed, alice)
      doomed.child.kill('SIGKILL')
      await once(doomed.child, 'exit')
      at.instances.shift()
      await at.claimRunsOut()

      expect((await alice.use()).status).toBe(409) // nobody has the new pair
      expect(await alice.isConnected()).toBe(false)
      expect((await alice.use()).status).toBe(409)
      expect(await at.count('refresh.refused')).toBe(1) // nothing loops
      expect((await alice.connect()).status).toBe(303)
      expect((await alice.use()).status).toBe(200)
    },
  )

  test.skipIf(!isHere)(
    'an instance that is stopped over its claim and wakes up late destroys nothing',
    async () => {
      await using at = await scene(1)
      const alice = await Person.signIn(at.proxy, 'alice')
      await alice.connect()
      const frozen = await at.startProcess()
      at.instances.unshift(frozen)
      await at.zoom.clock.advance({ hours: 1 })
      await at.zoom.faults.next('token', { delay: 1_000, when: 'after', grantType: 'refresh_token' })
      const late = await rotatedBy(at, frozen, alice)
      frozen.child.kill('SIGSTOP')
      at.instances.shift()
      await at.claimRunsOut()
      const successor = alice.use()
      await expect.poll(() => at.count('refresh.refused')).toBe(1)
      frozen.child.kill('SIGCONT')

      expect((await successor).status).toBe(200)
      expect((await late.answer).status).toBe(200)
      expect(await alice.isConnected()).toBe(true)
      await at.zoom.clock.advance({ hours: 1 })
      expect((await alice.use()).status).toBe(200)
      expect(await at.count('refresh.refused')).toBe(1)
    },
  )
})

/** Makes the first instance refresh, and waits until Zoom has rotated. Its answer to the person is still to come. */
async function rotatedBy(
  at: { count(type: 'refresh.rotated'): Promise<number>; proxy: { readonly url: string } },
  instance: { readonly url: string },
  person: Person,
) {
  const answer = person.browser.post(`${instance.url}/use`, {}, { accept: 'application/json' })
  answer.catch(() => {}) // it may be killed
  await expect.poll(() => at.count('refresh.rotated'), { interval: 10 }).toBe(1)
  return { answer }
}

interface OwnProcess extends AsyncDisposable {
  readonly url: string
  readonly child: ChildProcess
}

async function startProcess(options: ReferenceClientOptions): Promise<OwnProcess> {
  const program = resolve('test/databases/instance.child.mjs')
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(createInterface(child.stdout), 'line')
  return {
    url: String(url),
    child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
