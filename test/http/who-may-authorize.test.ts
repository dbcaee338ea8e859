import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { authorizeUrl, connect, usersMe } from '../support/oauth.ts'

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
