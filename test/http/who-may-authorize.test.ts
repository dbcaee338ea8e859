import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { answerDevice, pollDevice, startDevice } from '../support/device.ts'
import { authorizeUrl, connect, usersMe } from '../support/oauth.ts'
import { listenForWebhooks } from '../support/webhook-target.ts'

const jill = 'jill@example.com'
const sam = 'sam@example.com'
const adminScopes = ['user:read:user:admin']

/** Sends a person to Zoom, who would allow the app: what they see, and where they are sent. */
async function visit(zoom: MockZoom, user: string) {
  await zoom.signedIn.choose({ user, consent: 'allow' })
  const answer = await fetch(await authorizeUrl(zoom), {
    headers: { accept: 'text/html' },
    redirect: 'manual',
  })
  const [, page] = /<h1>(.*)<\/h1>/.exec(await answer.text()) ?? []
  return { status: answer.status, isSentBack: answer.headers.has('location'), page }
}

async function changeApp(zoom: MockZoom, changes: Parameters<MockZoom['apps']['change']>[1]) {
  await zoom.apps.change((await zoom.apps.first()).clientId, changes)
}

async function findings(zoom: MockZoom) {
  return (await zoom.findings.list()).map(
    ({ rule, sentence }) => `${rule}: ${sentence.replace(/\d\d:\d\d:\d\d/, 'TIME')}`,
  )
}

const sentBack = { status: 302, isSentBack: true, page: undefined }

// devforum.zoom.us/t/50993
test('a member stays on Zoom’s page at an admin-managed app; the owner and admins don’t', async () => {
  await using zoom = await createMockZoom()
  await changeApp(zoom, { kind: 'admin-managed', scopes: adminScopes })
  expect(await visit(zoom, jill)).toEqual(sentBack)
  expect(await visit(zoom, sam)).toEqual(sentBack)
  await zoom.users.change(sam, { role: 'member' })
  expect(await visit(zoom, sam)).toEqual({
    status: 400,
    isSentBack: false,
    page: 'An account admin is required to install this type of app. Please contact your account admin or IT administrator to install this app.',
  })
  expect(await findings(zoom)).toEqual([
    'admin-required: At TIME Acme Scheduler sent sam@example.com to Zoom. The app is admin-managed, and this person is a ' +
      'member of their account, not its owner or an admin.',
  ])
})

test('a member may authorize a user-managed app, and nothing is found', async () => {
  await using zoom = await createMockZoom()
  await zoom.users.change(sam, { role: 'member' })
  expect(await visit(zoom, sam)).toEqual(sentBack)
  expect(await findings(zoom)).toEqual([])
})

// support.okta.com
test('an app that the admins of an account have not approved keeps its people on Zoom’s page', async () => {
  await using zoom = await createMockZoom()
  await changeApp(zoom, { notApprovedBy: [(await zoom.users.list())[0]?.accountId ?? ''] })
  expect(await visit(zoom, jill)).toMatchObject({
    isSentBack: false,
    page: 'You cannot authorize Acme Scheduler',
  })
  expect(await visit(zoom, 'ada@example.org')).toEqual(sentBack)
  expect(await findings(zoom)).toEqual([
    'app-not-approved: At TIME Acme Scheduler sent jill@example.com to Zoom. The admins of this person’s account have not ' +
      'approved the app.',
  ])
})

test.each(['pending', 'inactive'] as const)('someone who is %s can’t sign in', async (status) => {
  await using zoom = await createMockZoom()
  await zoom.users.change(sam, { status })
  expect(await visit(zoom, sam)).toMatchObject({ status: 400, isSentBack: false })
  expect(await findings(zoom)).toEqual([
    'person-not-active: At TIME Acme Scheduler sent sam@example.com to Zoom. This person’s user is not active (pending, ' +
      'deactivated or removed), so they can’t sign in.',
  ])
  await zoom.signedIn.clear()
  const page = await (await fetch(await authorizeUrl(zoom), { headers: { accept: 'text/html' } })).text()
  expect([page.includes(jill), page.includes(sam)]).toEqual([true, false])
})

test('the device flow asks who may authorize, too', async () => {
  await using zoom = await createMockZoom()
  await zoom.apps.change('acme_desktop_pub_0001', { notApprovedBy: ['fjWCMNv_RySUpbdBJjO-Tg'] })
  const { device_code, user_code } = await startDevice(zoom)
  const answer = await answerDevice(zoom, user_code, 'allow')
  expect([answer.status, answer.body.includes('You cannot authorize Acme Desktop')]).toEqual([400, true])
  expect((await pollDevice(zoom, device_code)).body).toBe('{"error":"authorization_pending"}')
  expect((await findings(zoom)).map((finding) => finding.split(':')[0])).toEqual(['app-not-approved'])
})

// devforum.zoom.us/t/42658
test('when the owner removes an admin-managed app, everybody’s tokens end, and one event tells the app', async () => {
  await using zoom = await createMockZoom()
  await using target = await listenForWebhooks()
  await changeApp(zoom, {
    ...{ kind: 'admin-managed', scopes: adminScopes },
    ...{ webhookUrl: target.url, webhookSecret: 'whsec_test' },
  })
  const tokens = await connect(zoom, {}, sam)
  await connect(zoom, {}, jill)
  const [{ endedGrants, deliveries } = { endedGrants: [], deliveries: [] }] = await zoom.uninstall({
    user: jill,
  })
  expect([endedGrants.length, deliveries.length]).toEqual([2, 1])
  await zoom.clock.advance({ minutes: 1 })
  const { status, body } = await usersMe(zoom, tokens.access_token)
  expect([status, body]).toEqual([401, '{"code":124,"message":"Invalid access token."}'])
  expect(await zoom.grants.list()).toMatchObject([
    { endedBecause: 'uninstalled-by-owner' },
    { endedBecause: 'uninstalled' },
  ])
  const [finding = ''] = await findings(zoom)
  expect(finding.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME')).toBe(
    'account-removal-ignored: At TIME Acme Scheduler used an access token of sam@example.com. jill@example.com, who owns the ' +
      'account, had removed the app from it at TIME, and the app had acknowledged app_deauthorized at TIME.',
  )
  // To the others it still appears as installed, so Zoom doesn't ask again.
  expect(await visit(zoom, sam)).toEqual(sentBack)
})

test('a member, or with the switch ownerUninstallEndsAll off the owner, ends only their own tokens', async () => {
  await using zoom = await createMockZoom({ switches: { ownerUninstallEndsAll: false } })
  await changeApp(zoom, { kind: 'admin-managed', scopes: adminScopes })
  const tokens = await connect(zoom, {}, sam)
  await connect(zoom, {}, jill)
  await zoom.uninstall({ user: jill })
  expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  await zoom.switches.set({ ownerUninstallEndsAll: true })
  await connect(zoom, {}, jill)
  await zoom.uninstall({ user: sam })
  expect((await zoom.grants.list()).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
})

// zoom/skills, skills/rest-api/references/marketplace-apps.md
test('an app has the scopes of its kind only', async () => {
  await using zoom = await createMockZoom()
  await expect(changeApp(zoom, { scopes: ['user:read:user', ...adminScopes] })).rejects.toThrow(
    'The app acme_scheduler_dev_01 can’t have user:read:user:admin: at Zoom, an app of the kind user-managed has no scopes ' +
      'that end in “:admin” or “:master”.',
  )
  await expect(
    changeApp(zoom, { kind: 'admin-managed', scopes: ['user:read:user', ...adminScopes] }),
  ).rejects.toThrow(
    'The app acme_scheduler_dev_01 can’t have user:read:user: at Zoom, an app of the kind admin-managed has only scopes ' +
      'that end in “:admin” or “:master”.',
  )
  await changeApp(zoom, { kind: 'admin-managed', scopes: [...adminScopes, 'zoomapp:inmeeting'] })
})

test.each([
  ['owner', 'Owner', '0'],
  ['admin', 'Admin', '1'],
  ['member', 'Member', '2'],
] as const)('Zoom’s API shows the role %s', async (role, name, id) => {
  await using zoom = await createMockZoom()
  await zoom.users.change(jill, { role })
  await zoom.signedIn.choose({ user: jill })
  const access = (await connect(zoom)).access_token
  expect(JSON.parse((await usersMe(zoom, access)).body)).toMatchObject({ role_name: name, role_id: id })
})
