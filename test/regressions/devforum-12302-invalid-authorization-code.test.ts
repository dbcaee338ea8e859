// https://devforum.zoom.us/t/12302: "Invalid authorization code", only for people who were connected before.
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { findTwinForPeople } from '../../src/broken-twins/index.ts'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { startReferenceClient } from '../../src/reference-client/index.ts'
import { temporaryFolder } from '../support/command.ts'

/** The app from the thread, as Zoom behaved then; `person` is its iam_user_id. */
async function startThread(zoom: MockZoom, database: string) {
  const client = await startReferenceClient({
    zoomUrl: zoom.url,
    clientId: (await zoom.apps.first()).clientId,
    clientSecret: (await zoom.apps.first()).clientSecret ?? '',
    database,
    alterations: findTwinForPeople('reuses-stored-code')?.alterations ?? {},
  })
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const signIn = async (person: string) => {
    const response = await fetch(`${client.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ person }),
      redirect: 'manual',
    })
    return response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  /** Follows connect -> Zoom -> callback. Returns the callback's status and text. */
  const connect = async (cookie: string) => {
    const headers = { cookie }
    const toZoom = await fetch(`${client.url}/connect`, { headers, redirect: 'manual' })
    const back = await fetch(toZoom.headers.get('location') ?? '', { redirect: 'manual' })
    const callback = await fetch(back.headers.get('location') ?? '', { headers, redirect: 'manual' })
    return { status: callback.status, text: await callback.text() }
  }
  const disconnect = (cookie: string) =>
    fetch(`${client.url}/disconnect`, { method: 'POST', headers: { cookie } })
  return { client, signIn, connect, disconnect }
}

test('the second connect shows the error as the thread quotes it, and the mock says why', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom({ profile: '2020' })
  const { client, signIn, connect, disconnect } = await startThread(zoom, folder.file('app.db'))
  await using _ = client
  const person = await signIn('U-86dd1422-859e-4e47-ab80-4bfbd6c28755')

  expect((await connect(person)).status).toBe(303)
  await disconnect(person)
  const { status, text } = await connect(person)
  expect(status).toBe(400)
  // "Zoom API error: invalid_request, reason: Invalid authorization code mk1Cq8Pap6_PatCmZLwQxKCZOUJsBwojQ"
  expect(text).toMatch(
    /Zoom API error: invalid_request, reason: Invalid authorization code [\w-]{10}_ZoeaTdcdQ6-X0c58J3YzLw</,
  )
  const [first, second] = await zoom.journal.list({ type: 'code.issued' })
  expect(text).toContain(first?.type === 'code.issued' ? first.code.slice(0, 10) : 'no code')
  const findings = await zoom.findings.list()
  expect(findings.map((finding) => finding.rule)).toEqual(['stale-code-after-reconnect'])
  expect(findings[0]?.sentence).toContain(second?.type === 'code.issued' ? second.code : 'no code')

  // "The auth workflow would work again if I change IAM_user_id to something else, say: fake_id"
  expect((await connect(await signIn('fake_id'))).status).toBe(303)
})

test('revoking first makes no difference; hard-deleting the row does', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom({ profile: '2020' })
  const { client, signIn, connect, disconnect } = await startThread(zoom, folder.file('app.db'))
  await using _ = client
  const person = await signIn('U-1')
  await connect(person)
  await disconnect(person)
  expect(await zoom.journal.list({ type: 'token.revoked' })).toHaveLength(1)
  expect((await connect(person)).status).toBe(400)

  // "It worked again ONLY AFTER I fully deleted my existing token in the database"
  const database = new Database(folder.file('app.db'))
  database.exec('DELETE FROM zoom_connections')
  database.close()
  expect((await connect(person)).status).toBe(303)
})
