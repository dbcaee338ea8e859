import { describe, expect, test } from 'vitest'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import {
  type Contract,
  describeByDefault,
  runContracts,
  runningSubject,
  type SubjectFactory,
} from '../../src/contract-runner/index.ts'
import type { Alterations } from '../../src/reference-client/index.ts'
import { serve } from './small-server.ts'

function contractThat(run: Contract['run'], needs: Contract['needs'] = []): Contract {
  const text = { title: '', why: '', goesWrong: '', zoomSays: '', remedy: '' }
  const header = {
    ...text,
    id: 'a-promise',
    group: 'connect',
    evidence: [],
    severity: 'must',
    twins: [],
  } as const
  return { ...header, profiles: ['2026'], needs, situation: [], run }
}

async function resultOf(contract: Contract, subject: SubjectFactory = clientAsSubject('acme')) {
  const { results, exitCode } = await runContracts({ contracts: [contract], subjectName: 'app', subject })
  return { ...results[0], exitCode }
}

/** Runs this on the reference client; fails if it does not hold there. */
async function onAcme(run: Contract['run'], needs: Contract['needs']) {
  expect(await resultOf(contractThat(run, needs))).toMatchObject({ verdict: 'kept', exitCode: 0 })
}

describe('a contract is not applicable', () => {
  test.each([
    ['sign-in', 'needs a request that signs a person in (signIn)'],
    ['disconnect', 'needs a request to disconnect (disconnect)'],
    ['status', 'needs a request that says whether a person is connected (status)'],
    ['webhooks', 'needs a URL for Zoom’s webhooks (webhooks)'],
    ['restart', 'needs an app that the runner starts and that keeps its data (start.keepsData)'],
    ['instances', 'needs an app that can run several instances on the same data (start.instances)'],
    ['other-uses', 'needs another request that makes the app call Zoom (alsoUse)'],
    ['output', 'needs an app that the runner starts, so that it sees what the app prints (start)'],
  ] as const)('to an app without %s; nothing is sent there', async (capability, reason) => {
    const sent: string[] = []
    await using app = await serve((request, response) => {
      sent.push(request.url)
      response.writeHead(204).end()
    })
    const { requests, answers } = describeByDefault(app.url)
    const { connect, use } = requests
    const description = {
      name: 'app',
      baseUrl: app.url,
      requests: { ...(connect && { connect }), ...(use && { use }) },
      answers,
    }
    const result = await resultOf(
      contractThat(async () => {}, [capability]),
      runningSubject(description),
    )
    expect(result).toMatchObject({ verdict: 'not-applicable', reason, exitCode: 2 })
    expect(sent).toEqual([])
  })

  test('when it finds that out itself', async () => {
    const contract = contractThat(async ({ notApplicable }) => notApplicable('the app uses no PKCE'))
    expect(await resultOf(contract)).toMatchObject({
      verdict: 'not-applicable',
      reason: 'the app uses no PKCE',
    })
  })
})

test('the app is restarted at its URL, on its data', () =>
  onAcme(
    async ({ newPerson, subject, expect: must }) => {
      const person = await newPerson()
      await person.connect()
      await subject.restart()
      must.works(await person.use(), 'used the app after the restart')
      expect(await person.isConnected()).toBe(true)
      await person.disconnect()
      expect(await person.isConnected()).toBe(false)
    },
    ['restart', 'status', 'disconnect'],
  ))

test('one person is the same in two browsers', () =>
  onAcme(
    async ({ newPerson }) => {
      const person = await newPerson()
      const elsewhere = person.inAnotherBrowser()
      expect(elsewhere).toMatchObject({ name: person.name, zoomUser: person.zoomUser })
      await person.connect()
      expect(await elsewhere.isConnected()).toBe(true)
      expect(elsewhere.trail.map(({ url }) => url.pathname)).toEqual(['/sign-in', '/', '/status'])
    },
    ['sign-in', 'status'],
  ))

test('another instance works on the same data, with the same browser', () =>
  onAcme(
    async ({ newPerson, subject, expect: must }) => {
      const person = await newPerson()
      await person.connect()
      const instance = await subject.startAnother()
      must.works(await person.use({ instance }), 'used the other instance')
      expect(person.trail.at(-1)).toMatchObject({ url: new URL(`${instance.url}/use`), status: 200 })
    },
    ['instances'],
  ))

test('each other way to use the app is a separate request', () =>
  onAcme(
    async ({ newPerson, seen, expect: must }) => {
      const person = await newPerson()
      await person.connect()
      const before = await seen.mark()
      expect(person.otherUses).toHaveLength(1)
      for (const use of person.otherUses) must.works(await use(), 'scheduled a meeting')
      expect((await seen.apiRequests(before)).map(({ method, path }) => `${method} ${path}`)).toEqual([
        'GET /v2/users/me',
        'POST /v2/users/me/meetings',
      ])
    },
    ['other-uses'],
  ))

test('a request to connect with a foreign Host is sent with the person’s cookies, and followed no further than Zoom', () =>
  onAcme(async ({ newPerson, zoom, seen }) => {
    const to = await (await newPerson()).connectBehind({ host: 'elsewhere.example' })
    expect(to?.href).toMatch(`${zoom.url}/oauth/authorize?response_type=code&`)
    expect(await seen.authorizeRequests()).toEqual([])
  }, []))

test('what the app prints is seen', async () => {
  const print: Alterations = {
    app: (right, foundation) => {
      foundation.print('a line')
      return right
    },
  }
  const contract = contractThat(async ({ subject }) => expect(subject.printed()).toBe('a line'), ['output'])
  expect(await resultOf(contract, clientAsSubject('acme', print))).toMatchObject({ verdict: 'kept' })
})

test('a callback can be opened in somebody else’s browser, and the trail shows what was seen', () =>
  onAcme(async ({ newPerson }) => {
    const [one, other] = [await newPerson(), await newPerson()]
    const callback = await one.connectUntilCallback()
    await other.connectUntilCallback()
    expect((await other.open(callback.url)).kind).toBe('failed')
    expect(other.trail.at(-1)).toMatchObject({ url: callback.url, status: 400, location: null })
    expect(other.trail.at(-1)?.text).toContain('did not start here')
  }, []))

test('events are sent as Zoom sends them, and in other ways', () =>
  onAcme(
    async ({ webhooks, zoom }) => {
      expect(await zoom.webhooks.validate((await zoom.apps.first()).clientId)).toMatchObject({ valid: true })
      const body = '{"event":"meeting.started"}'
      expect(await webhooks.send({ body })).toBe(204)
      expect(await webhooks.send({ body, age: 600 })).toBe(401)
      expect(await webhooks.send({ body, secret: null })).toBe(401)
      expect(await webhooks.send({ body, secret: 'another' })).toBe(401)
      expect(await webhooks.send({ body, signedBody: '{}' })).toBe(401)
    },
    ['webhooks'],
  ))
