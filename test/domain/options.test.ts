import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createMockZoom, MockZoomError, optionsSchema } from '../../src/mock-zoom/index.ts'
import { switchesOf, switchTable } from '../../src/mock-zoom/zoom/profiles.ts'

/** Options that a caller without types could pass. */
const start = (options: object) => createMockZoom(options)

test.each([
  [{ prot: 1 }, 'These options can’t be used:\n  prot: unknown key; did you mean port?'],
  [{ nothing: 1 }, 'These options can’t be used:\n  nothing: unknown key; remove it or check its spelling'],
  [
    { apps: [{ clientId: 'a', name: 'x', redirectUri: [] }] },
    'These options can’t be used:\n  apps.0.redirectUri: unknown key; did you mean redirectUris?',
  ],
  [
    { switches: { codeTTL: 1 } },
    'These options can’t be used:\n  switches.codeTTL: there is no such switch; did you mean codeTtl?',
  ],
  [
    { switches: { nothingLikeIt: 1 } },
    'These options can’t be used:\n  switches.nothingLikeIt: there is no such switch; docs/fidelity.md lists all of them',
  ],
  [
    { profile: '2021' },
    'These options can’t be used:\n  profile: Invalid option: expected one of "2020"|"2026", or a profile of your own; found "2021"',
  ],
  [
    { port: 'x' },
    'These options can’t be used:\n  port: Invalid input: expected number, received string; found "x"',
  ],
  [
    { switches: { codeTtl: 0 } },
    'These options can’t be used:\n  switches.codeTtl: Too small: expected number to be >=1; found 0',
  ],
  [
    { apps: [{ clientId: 'has space', name: 'x' }] },
    'These options can’t be used:\n  apps.0.clientId: must be visible ASCII without spaces; found "has space"',
  ],
])('a wrong option is refused with its place: %j', async (options, message) => {
  await expect(start(options)).rejects.toThrow(new MockZoomError(message))
})

test('every switch has a setting in both profiles that its own type allows', () => {
  for (const [name, row] of Object.entries(switchTable)) {
    for (const profile of ['2026', '2020'] as const) {
      expect(row.values.safeParse(row[profile]).success, `${name} ${profile}`).toBe(true)
    }
  }
})

test('a switch without evidence from Zoom never claims any', () => {
  for (const [name, row] of Object.entries(switchTable)) {
    if (row.confidence !== 'unknown') expect(row.source.length, name).toBeGreaterThan(0)
  }
})

test('overrides win over the profile, and later ones over earlier ones', () => {
  const switches = switchesOf('2020', { codeTtl: 1, expiresIn: 2 }, { codeTtl: 3 })
  expect([switches.codeTtl, switches.expiresIn, switches.errorDialect]).toEqual([3, 2, '2020'])
})

test('the published JSON Schema is the one that the options are checked by', () => {
  const published = JSON.parse(readFileSync('schema/mock-zoom.config.schema.json', 'utf-8'))
  const { $schema: _, ...properties } = published.properties
  const used = z.toJSONSchema(optionsSchema, { io: 'input', target: 'draft-7' })
  expect({ ...published, properties }).toEqual(JSON.parse(JSON.stringify(used)))
})

test('apps and users can be given instead of the seeded ones', async () => {
  await using zoom = await createMockZoom({
    apps: [{ clientId: 'mine', name: 'Mine', redirectUris: ['https://mine.example'], scopes: ['user:read'] }],
    users: [{ email: 'me@example.com', firstName: 'M', lastName: 'E' }],
  })
  expect((await zoom.apps.list()).map((app) => app.clientId)).toEqual(['mine'])
  expect(await zoom.users.list()).toHaveLength(1)
  expect((await zoom.users.list())[0]?.id).toMatch(/^[\w-]{22}$/)
})

test('the seeded ids look like Zoom’s: a version 4 UUID in 22 characters', async () => {
  await using zoom = await createMockZoom()
  expect((await zoom.apps.list()).map((app) => app.clientId)).toEqual([
    'acme_scheduler_dev_01',
    'acme_reports_s2s_0001',
    'acme_desktop_pub_0001',
  ])
  for (const id of (await zoom.users.list()).flatMap((user) => [user.id, user.accountId])) {
    const bytes = Buffer.from(id, 'base64url')
    expect([bytes.length, (bytes[6] ?? 0) >> 4, (bytes[8] ?? 0) >> 6]).toEqual([16, 4, 2])
  }
})
