import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeProfile } from '../../src/cli/describe-profile.ts'
import { loadOptions } from '../../src/cli/load-options.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control } from '../support/control.ts'
import { exchange } from '../support/oauth.ts'

const body = '{"reason":"Code is unknown","error":"invalid_grant"}'
const seen = {
  name: 'acme-seen',
  basedOn: '2020',
  switches: { codeTtl: 600 },
  errors: { 'code-unknown': { status: 410, body } },
} as const

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-zoom-profile-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('a profile file changes errors and switches of the profile that it is based on, and is named', async () => {
  const profile = file('seen.json', JSON.stringify({ $schema: 'its schema', ...seen }))
  await using zoom = await createMockZoom(await loadOptions({}, { profile }, {}))
  expect(zoom.profile).toBe('2020')
  expect(await zoom.switches.show()).toMatchObject({ codeTtl: 600, errorDialect: '2020' })
  const refused = await exchange(zoom, 'a-code-that-was-never-issued')
  expect(refused).toMatchObject({ status: 410, body })
  expect((await control(zoom, 'GET /__mock/health')).body).toBe(
    '{"status":"ok","profile":"2020","ownProfile":"acme-seen"}',
  )
  expect(await describeProfile(zoom)).toBe('as Zoom did in 2020, changed by the profile acme-seen')
  const chosen = { type: 'profile.chosen', name: 'acme-seen', basedOn: '2020' }
  expect((await zoom.journal.list())[0]).toMatchObject(chosen)
  await zoom.switches.set({ codeTtl: 5 })
  await zoom.reset()
  expect(await zoom.switches.show()).toMatchObject({ codeTtl: 600 })
  expect(await zoom.journal.list()).toMatchObject([chosen])
})

test('config, variables and code take it too; switches and errors beside it win; a sandbox has its own', async () => {
  const profile = file('seen.json', JSON.stringify(seen))
  const config = file('config.json', JSON.stringify({ profile, switches: { codeTtl: 60 } }))
  expect(await loadOptions({}, { config }, {})).toMatchObject({ profile: seen, switches: { codeTtl: 60 } })
  expect(await loadOptions({}, {}, { MOCK_ZOOM_PROFILE: profile })).toMatchObject({ profile: seen })
  const errors = { 'code-unknown': { status: 418, body } }
  await using zoom = await createMockZoom({ profile: seen, switches: { codeTtl: 60 }, errors })
  expect(await zoom.switches.show()).toMatchObject({ codeTtl: 60 })
  expect(await exchange(zoom, 'a-code-that-was-never-issued')).toMatchObject({ status: 418 })
  await using inner = await zoom.sandboxes.create({ profile: { name: 'inner', basedOn: '2026' } })
  expect(await inner.health()).toEqual({ status: 'ok', profile: '2026', ownProfile: 'inner' })
  await using plain = await zoom.sandboxes.create({ profile: '2026' })
  expect(await plain.health()).toEqual({ status: 'ok', profile: '2026' })
})

test('a mistake is named with its line and what to do', async () => {
  const path = file(
    'wrong.json',
    '{\n  "name": "2026",\n  "basedOn": "2020",\n  "switches": { "codeTTL": 5 }\n}',
  )
  const wrong = loadOptions({}, { profile: path }, {})
  await expect(wrong).rejects.toThrow(
    `This profile can’t be used:\n  ${path}:2: name: must be 1 to 40 of A-Z a-z 0-9 . _ -, and no year; found "2026"\n  ${path}:4: switches.codeTTL: there is no such switch; did you mean codeTtl?`,
  )
  await expect(
    createMockZoom({ profile: { name: 'mine', basedOn: '2020', switches: { codeTtl: 0 } } }),
  ).rejects.toThrow(
    'These options can’t be used:\n  profile.switches.codeTtl: Too small: expected number to be >=1; found 0',
  )
  const gone = join(folder, 'gone.json')
  await expect(loadOptions({}, { profile: gone }, {})).rejects.toThrow(
    `The profile file ${gone} can’t be read (ENOENT: no such file or directory, open '${gone}'). Check the path given as the profile.`,
  )
})
