import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startFleet } from '../../src/contract-runner/fleet.ts'
import type { Instance } from '../../src/contract-runner/index.ts'

interface Small extends Instance {
  /** Lets the request to /slow have its answer. */
  release(): void
}

/** An app that says which instance it is, and what it was asked. */
async function small(name: string): Promise<Small> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const server = createServer(async (request, response) => {
    if (request.url === '/slow') await released
    const body = await text(request)
    response.setHeader('set-cookie', ['a=1', 'b=2'])
    response.end([name, request.method, request.url, request.headers.host, body].join(' '))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    release,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function fleetOf(size: number) {
  const started: Small[] = []
  let count = 0
  const fleet = await startFleet(size, 'http://127.0.0.1:3000/app', async () => {
    const one = await small(`${count++}`)
    started.push(one)
    return one
  })
  return {
    ...{ fleet, started },
    get: async (path: string) => (await fetch(`${fleet.url}${path}`)).text(),
    async [Symbol.asyncDispose]() {
      await fleet[Symbol.asyncDispose]()
      for (const one of started) await one[Symbol.asyncDispose]()
    },
  }
}

test('each request goes to the next instance, also on one connection, as it came', async () => {
  await using at = await fleetOf(3)
  const { url } = at.fleet
  const { host } = new URL(url)
  expect(new URL(url).pathname).toBe('/app')
  const answers = [await at.get('/a'), await at.get('/b?c=1'), await at.get('/d'), await at.get('/e')]
  expect(answers.map((answer) => answer[0])).toEqual(['0', '1', '2', '0'])
  expect(answers[1]).toBe(`1 GET /app/b?c=1 ${host} `)
  expect(at.fleet.last).toBe(at.fleet.instances[0])
  const sent = await fetch(`${url}/f`, { method: 'POST', body: 'g=h' })
  expect(await sent.text()).toBe(`1 POST /app/f ${host} g=h`)
  expect(sent.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('an instance that is gone gets no requests, and nobody notices', async () => {
  await using at = await fleetOf(2)
  await at.started[0]?.[Symbol.asyncDispose]()
  expect([await at.get('/a'), await at.get('/b'), await at.get('/c')].map((answer) => answer[0])).toEqual([
    '1',
    '1',
    '1',
  ])
  await at.started[1]?.[Symbol.asyncDispose]()
  expect(await at.get('/d')).toBe('No instance of the app takes requests.')
})

test('who is withdrawn gets nothing more until it is readmitted', async () => {
  await using at = await fleetOf(2)
  const [one] = at.started
  if (one === undefined) throw new Error('not started')
  await at.fleet.withdraw(one)
  expect([(await at.get('/a'))[0], (await at.get('/b'))[0]]).toEqual(['1', '1'])
  at.fleet.readmit(one)
  expect([(await at.get('/c'))[0], (await at.get('/d'))[0]].toSorted()).toEqual(['0', '1'])
})

test('a replaced instance is stopped after its last answer', async () => {
  await using at = await fleetOf(1)
  const [old] = at.started
  if (old === undefined) throw new Error('not started')
  const arrived = fetch(`${new URL(at.fleet.url).origin}/slow`).then((response) => response.text())
  await expect.poll(() => at.fleet.last).toBe(old)
  const replaced = at.fleet.replace(old)
  old.release()
  expect((await arrived)[0]).toBe('0')
  await replaced
  expect((await at.get('/b'))[0]).toBe('1')
  await expect(fetch(old.url)).rejects.toThrow()
})
