import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { readSavedJournal } from '../../src/mock-zoom/index.ts'
import { test } from '../../src/vitest/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { connect, newCode } from '../support/oauth.ts'

// The fixture as users have it: import { test } from 'mock-zoom/vitest'.

const run = promisify(execFile)
const seen: MockZoom[] = []

test('each test gets its own mock', async ({ zoom }) => {
  seen.push(zoom)
  await connect(zoom, { state: crypto.randomUUID() })
  expect(await zoom.findings.list()).toEqual([])
})

test('the next test starts empty, and the previous mock is closed', async ({ zoom }) => {
  expect(await zoom.journal.list()).toEqual([])
  expect(seen).not.toContain(zoom)
  await expect(newCode(seen[0] ?? zoom)).rejects.toThrow()
})

test('tests that run side by side do not meet', async ({ zoom }) => {
  expect((await fetch(`${zoom.url}/__mock/health`)).status).toBe(200)
})

describe('with options', () => {
  const of2020 = test.override({ zoomOptions: { profile: '2020', listen: false } })

  of2020('they are those of this block', async ({ zoom }) => {
    expect([zoom.profile, zoom.url]).toEqual(['2020', 'http://mock-zoom.localhost'])
    expect((await zoom.fetch('/__mock/health')).status).toBe(200)
  })
})

test('the ones outside are as ever', async ({ zoom }) => {
  expect(zoom.profile).toBe('2026')
})

test('a failing test says what went wrong at Zoom, and saves it where it is told to', async () => {
  using folder = temporaryFolder()
  const args = [
    'vitest',
    'run',
    '--root',
    'test/vitest/failing',
    '--config',
    '../../../test/vitest/failing/vitest.config.ts',
    'replays-a-code',
  ]
  const failed = await run('npx', [...args, '--reporter', 'default'], {
    env: { ...process.env, NO_COLOR: '1', SAVE_TO: folder.file('flows') },
  }).catch((error: { readonly stdout: string; readonly stderr: string }) => error)
  const printed = failed.stdout + failed.stderr
  expect(printed).toContain('1 failed')
  expect(printed).toMatch(/mock-zoom: At \d\d:\d\d:\d\d Acme Scheduler exchanged code \S+ again\./)
  expect(printed).toContain('  In production: The second exchange fails')
  expect(printed).toContain('(code-replayed)')
  const [, file = ''] =
    /mock-zoom: saved in (.*)\. Open it in the inspector, or run: npx mock-zoom explain \1/.exec(printed) ??
    []
  expect(basename(file)).toBe('replays-a-code-spec-ts-exchanges-a-code-twice-and-fails.json')
  const saved = readSavedJournal(readFileSync(file, 'utf-8'), file)
  expect(saved.findings.map(({ rule }) => rule)).toEqual(['code-replayed'])
})

test('a test that passes fails by what Zoom saw: findings, refusals as well, or nothing', async () => {
  const root = ['vitest', 'run', '--root', 'test/vitest/failing']
  const args = [...root, '--config', '../../../test/vitest/failing/vitest.config.ts', 'fails-on-findings']
  const failed = await run('npx', [...args, '--reporter', 'default'], {
    env: { ...process.env, NO_COLOR: '1' },
  }).catch((error: { readonly stdout: string; readonly stderr: string }) => error)
  const printed = failed.stdout + failed.stderr
  expect(printed).toContain('2 failed | 1 passed')
  expect(printed).toMatch(/WrongAtZoomError: At \S+ Acme Scheduler exchanged code \S+ .*\(code-replayed\)/)
  expect(printed).toContain(
    'WrongAtZoomError: 1 request was refused without a finding: access-token-expired (1)',
  )
})
