// Run by leaks.test.ts with --expose-gc: opens, uses and closes mocks and sandboxes, and reports what is left.
import { createMockZoom } from '../../dist/src/mock-zoom/index.js'

const rounds = 1000
const redirectUri = 'http://127.0.0.1:3999/callback'

/** A complete connection, an event stream and a fault: the things that are most likely to leak. */
async function use(zoom) {
  const app = await zoom.apps.first()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri,
    state: crypto.randomUUID(),
  })
  const sentBack = await zoom.fetch(`/oauth/authorize?${query}`)
  const code = new URL(sentBack.headers.get('location')).searchParams.get('code')
  const answer = await zoom.fetch('/oauth/token', {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
  })
  if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${await answer.text()}`)
  await answer.text()
  await zoom.faults.next('token', { drop: true })
  await zoom.fetch('/oauth/token', { method: 'POST' }).catch(() => {})
  if ((await zoom.findings.list()).length > 0) throw new Error('a finding')
}

/** The size of the heap after garbage collection. */
async function heap() {
  for (let i = 0; i < 5; i += 1) {
    globalThis.gc()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return process.memoryUsage().heapUsed
}

const resources = () => process.getActiveResourcesInfo().toSorted()

/** The rounds alternate. The first ones fill caches and get the code compiled. */
async function measure(name, ways) {
  let count = 0
  const round = () => ways[count++ % ways.length]()
  for (let i = 0; i < 200; i += 1) await round()
  const before = { heap: await heap(), resources: resources() }
  for (let i = 0; i < rounds; i += 1) await round()
  const grownPerRound = ((await heap()) - before.heap) / rounds
  console.log(
    JSON.stringify({ name, rounds, grownPerRound, left: resources(), leftBefore: before.resources }),
  )
}

const openAndClose = (options) => async () => {
  const zoom = await createMockZoom(options)
  await use(zoom)
  await zoom.close()
}
await measure('mocks', [openAndClose({}), openAndClose({ listen: false })])

const parent = await createMockZoom({ listen: false })
const inCode = async () => {
  const sandbox = await parent.sandboxes.create()
  await use(sandbox)
  await sandbox.close()
}
const overHttp = async () => {
  const { id } = await (await parent.fetch('/__mock/sandboxes', { method: 'POST' })).json()
  await parent.fetch(`/__mock/sandboxes/${id}/oauth/token`, { method: 'POST' })
  await parent.fetch(`/__mock/sandboxes/${id}`, { method: 'DELETE' })
}
await measure('sandboxes', [inCode, overHttp])
await parent.close()
