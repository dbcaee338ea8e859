import { writeFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { playLesson } from '../../src/cli/play-lesson.ts'
import { reportersFor } from '../../src/cli/reporters-for.ts'
import { type Terminal, terminalOn } from '../../src/cli/terminal.ts'
import { showTraffic } from '../../src/cli/traffic.ts'
import type { RunReport } from '../../src/contract-runner/index.ts'
import { reusesStoredCode } from '../../src/lesson/lessons/reuses-stored-code.ts'
import type { JournalEntry } from '../../src/mock-zoom/index.ts'
import { createMockZoom, diagnose, namesFrom, seeded } from '../../src/mock-zoom/index.ts'
import { exampleReport } from '../contract-runner/example-report.ts'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'
import { connect, exchange, newCode, refresh, usersMe } from '../support/oauth.ts'

// Sets the clipboard, moves the cursor, turns the text, and begins lines that look like ours or GitHub's.
const hostile =
  '\u001b]52;c;ZXZpbA==\u0007\u009b2J\u007f\u202e\u2066\u2028\u2029\r\nFORGED\n::add-mask::FORGED\n##[set-env]'
const begins = /^(?:FORGED|\s*::|.*##\[)/m
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are the only sequence that may be printed
const colour = /\u001b\[\d{1,2}m/g
const steers = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u

/** A terminal with colours, and what was printed on it. */
function screen(): { readonly terminal: Terminal; readonly text: () => string } {
  let printed = ''
  const write = (text: string | Uint8Array) => {
    printed += text
    return true
  }
  return { terminal: terminalOn({ write, isTTY: true, columns: 120 }), text: () => printed }
}

function expectHarmless(text: string): void {
  expect(text).toContain('FORGED')
  const bare = text.replaceAll(colour, '')
  expect(steers.exec(bare)).toBeNull()
  expect(begins.exec(bare)).toBeNull()
}

const kept = new Set(['type', 'route', 'method', 'requestId'])

/** The same value with the hostile text at the end of each string. */
function poisoned<T>(value: T, name?: string): T
function poisoned(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return kept.has(name) ? value : `${value}${hostile}`
  if (Array.isArray(value)) return value.map((each) => poisoned(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, poisoned(each, key)]))
}

/** A journal with findings, refusals, unknown routes and API calls, in which every string is hostile. */
async function hostileJournal(): Promise<JournalEntry[]> {
  await using zoom = await createMockZoom()
  const { access_token, refresh_token } = await connect(zoom)
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  await usersMe(zoom, access_token)
  await refresh(zoom, refresh_token)
  await fetch(`${zoom.url}/oauth/nothing`)
  return (await zoom.journal.list()).map((entry) => poisoned(entry))
}

afterEach(() => void vi.unstubAllEnvs())

test('serve and demo print every string of an exchange as text', async () => {
  vi.stubEnv('GITHUB_ACTIONS', 'true')
  vi.stubEnv('NO_COLOR', '')
  await using zoom = await createMockZoom()
  const { terminal, text } = screen()
  const exchanges = diagnose(await hostileJournal(), namesFrom(seeded)).map((each) => ({
    ...each,
    findings: poisoned([...each.findings]),
  }))
  expect(exchanges.flatMap(({ findings }) => findings).length).toBeGreaterThan(0)
  async function* follow() {
    yield* exchanges
  }
  await showTraffic(follow(), zoom, terminal)
  expectHarmless(text())
})

test('explain prints a stranger’s journal as text, and its names', async () => {
  using folder = temporaryFolder()
  const apps = [{ clientId: `acme_scheduler_dev_0001${hostile}`, name: hostile }]
  const saved = { format: 'mock-zoom-journal', version: 1, entries: await hostileJournal(), apps }
  writeFileSync(folder.file('journal.json'), JSON.stringify(saved))
  const { stdout, stderr } = await runCommand(['explain', folder.file('journal.json')], {
    env: { GITHUB_ACTIONS: 'true' },
  })
  expect(stderr).toBe('')
  expectHarmless(stdout)
})

test('an address that any page can request forges no line of serve and sends the terminal nothing', async () => {
  await using serve = startCommand(['serve', '--memory', '--port', '0'])
  const [, url] = await serve.waitFor(/Look inside:\s+(\S+)/)
  await fetch(`${url}oauth/authorize?client_id=X%0a%1b%5d52;c;ZXZpbA==%07FORGED&response_type=code`)
  await serve.waitFor(/authorize .*FORGED/)
  expectHarmless(serve.stdout())
  expect(serve.stdout()).toContain(String.raw`X\n\u001b]52;c;ZXZpbA==\u0007FORGED`)
})

test('serve --json stays JSON, with nothing that a terminal obeys', () => {
  const { terminal, text } = screen()
  vi.stubEnv('GITHUB_ACTIONS', 'true')
  terminal.line(JSON.stringify({ a: hostile }))
  expect(JSON.parse(text())).toEqual({ a: hostile })
  expectHarmless(text())
})

test.each(['pretty', 'github'] as const)('the %s report of contracts prints them as text', (kind) => {
  vi.stubEnv('GITHUB_ACTIONS', 'true')
  vi.stubEnv('NO_COLOR', '')
  const { terminal, text } = screen()
  const { causes, results } = exampleReport
  const said = (each: RunReport['results'][number]) =>
    each.verdict === 'broken' ? { ...each, failure: poisoned(each.failure) } : each
  const report = {
    ...exampleReport,
    subject: hostile,
    causes: causes.map((cause) => ({ ...cause, sentence: hostile })),
    results: results.map(said),
  }
  reportersFor([{ kind }], terminal).end(report)
  const own = kind === 'github' ? text().replaceAll(/^::(?:error|warning) title=[^:\n]*::/gm, '') : text()
  expectHarmless(own)
})

test('whatever a command prints without care still steers nothing, a lesson’s text for one', async () => {
  vi.stubEnv('GITHUB_ACTIONS', 'true')
  const { terminal, text } = screen()
  const title = hostile.replace('\nFORGED', 'FORGED')
  const lesson = { ...reusesStoredCode, title }
  await playLesson(lesson, { seed: 'hostile', terminal, goOn: async () => false })
  expectHarmless(text())
})
