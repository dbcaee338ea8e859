import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageWith } from '../../src/inspector/state/save.ts'
import type { Finding, JournalEntry } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'
import { connect, exchange, newCode, usersMe } from '../support/oauth.ts'

/** A flow in which a code was exchanged twice, and what the mock found in it. */
async function replayed() {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  return {
    entries: await zoom.journal.list(),
    findings: await zoom.findings.list(),
    shown: `${code.slice(0, 10)}…`,
  }
}

async function right(): Promise<JournalEntry[]> {
  await using zoom = await createMockZoom()
  await connect(zoom)
  return await zoom.journal.list()
}

const forms: Readonly<Record<string, (entries: readonly JournalEntry[]) => string>> = {
  'the answer of GET /__mock/journal': (entries) => JSON.stringify(entries),
  'what the inspector saves': (entries) =>
    JSON.stringify({ format: 'mock-zoom-journal', version: 1, entries, findings: [] }, null, 2),
  'what serve --json prints': (entries) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
}

for (const [form, write] of Object.entries(forms)) {
  test(`explain reads ${form}, and has the same findings as the mock`, async () => {
    using folder = temporaryFolder()
    const { entries, findings } = await replayed()
    writeFileSync(folder.file('journal.json'), write(entries))
    const told = await runCommand(['explain', 'journal.json', '--reporter', 'json'], { cwd: folder.path })
    expect(told.stderr).toBe('')
    expect(JSON.parse(told.stdout)).toEqual(findings)
    expect(told.code).toBe(1)
  })
}

test('explain prints each finding with the requests that prove it', async () => {
  using folder = temporaryFolder()
  const { entries, findings, shown } = await replayed()
  writeFileSync(folder.file('journal.json'), JSON.stringify(entries))
  const { stdout, code } = await runCommand(['explain', folder.file('journal.json')])
  const [finding] = findings
  expect(stdout.replaceAll(/\d\d:\d\d:\d\d(?= \d)/g, 'TIME')).toBe(`
! code-replayed
  ${finding?.sentence}
  In production: ${finding?.inProduction}
  How to fix it: ${finding?.remedy}
  Journal entries ${finding?.evidence.join(', ')}

  TIME 302 authorize Acme Scheduler for jill@example.com  issued code ${shown}
  TIME 200 exchange  Acme Scheduler for jill@example.com  redeemed code ${shown}
  TIME 400 exchange  Acme Scheduler for jill@example.com  refused code ${shown}: code-spent; Zoom says “Invalid authorization code”

1 finding in ${entries.length} entries.
`)
  expect(code).toBe(1)
})

test('what was refused without a finding is named, and fails if --fail-on says so', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom()
  const { access_token } = await connect(zoom)
  await zoom.clock.advance({ hours: 1 })
  await usersMe(zoom, access_token)
  const entries = await zoom.journal.list()
  writeFileSync(folder.file('journal.json'), JSON.stringify(entries))
  const { stdout, code } = await runCommand(['explain', folder.file('journal.json')])
  expect([stdout, code]).toEqual([
    `No findings in ${entries.length} entries.\n1 request was refused without a finding: access-token-expired (1).\n`,
    0,
  ])
  const exit = async (on: string) =>
    (await runCommand(['explain', folder.file('journal.json'), '--fail-on', on])).code
  expect([await exit('refusals'), await exit('findings'), await exit('nothing')]).toEqual([1, 0, 0])
})

test('a correct flow: no finding, and exit code 0', async () => {
  using folder = temporaryFolder()
  const entries = await right()
  writeFileSync(folder.file('journal.json'), JSON.stringify(entries))
  const { stdout, code } = await runCommand(['explain', folder.file('journal.json')])
  expect(stdout).toBe(`No findings in ${entries.length} entries.\n`)
  expect(code).toBe(0)
  const json = await runCommand(['explain', folder.file('journal.json'), '--reporter', 'json'])
  expect([json.stdout, json.code]).toEqual(['[]\n', 0])
})

test('names come from the file, if it has them', async () => {
  using folder = temporaryFolder()
  const { entries, findings } = await replayed()
  const apps = [{ clientId: 'acme_scheduler_dev_01', name: 'Our App' }]
  const file = { format: 'mock-zoom-journal', version: 1, entries, apps }
  writeFileSync(folder.file('journal.json'), JSON.stringify(file))
  const { stdout } = await runCommand(['explain', folder.file('journal.json')])
  expect(stdout).toContain(findings[0]?.sentence.replace('Acme Scheduler', 'Our App'))
})

test('explain reads standard input', async () => {
  const { entries } = await replayed()
  await using command = startCommand(['explain', '-'])
  command.child.stdin?.end(JSON.stringify(entries))
  expect(await command.ended).toBe(1)
  expect(command.stdout()).toContain('! code-replayed')
})

test('explain reads a running mock, by its URL or that of its journal', async () => {
  await using zoom = await createMockZoom()
  for (const source of [zoom.url, `${zoom.url}/`, `${zoom.url}/__mock/journal`, `${zoom.url}/#/flows`]) {
    expect(await runCommand(['explain', source])).toEqual({
      code: 0,
      stdout: 'No findings in 0 entries.\n',
      stderr: '',
    })
  }
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  const { code: exit, stdout } = await runCommand(['explain', zoom.url, '--reporter', 'json'])
  expect(JSON.parse(stdout)).toEqual(await zoom.findings.list())
  expect(exit).toBe(1)
})

const whatIsRead =
  'A journal is what the inspector saves, GET /__mock/journal returns, or mock-zoom serve --json prints.'

test.each([
  ['', `is empty. ${whatIsRead}`],
  ['[\n  {"seq": 1},\n  {"seq": 2,}\n]', `is not JSON at line 3. ${whatIsRead}`],
  ['hello\nworld', `is not JSON at line 1. ${whatIsRead}`],
  ['[\n  {"seq": 1}', `is not JSON at line 2. ${whatIsRead}`],
  [
    '{"seq":1,"at":1,"requestId":null,"type":"x"}\n{"seq":2,"at"',
    'is not JSON at line 2. Perhaps the file ends too early: save it again.',
  ],
  ['"text"', `is not a journal. ${whatIsRead}`],
  ['{"openapi":"3.1.0"}', `is not a journal. ${whatIsRead}`],
  [
    '[{"seq":1,"at":1,"type":"x"}]',
    `is not a journal: its entry 1 lacks requestId, or has something else there. ${whatIsRead}`,
  ],
  [
    '[7]',
    `is not a journal: its entry 1 lacks seq, at, requestId and type, or has something else there. ${whatIsRead}`,
  ],
  [
    '{"format":"mock-zoom-journal","version":2,"entries":[]}',
    'is a journal of version 2, and this mock-zoom reads version 1. Use the mock-zoom that wrote it, or save it again.',
  ],
  [
    '{"format":"mock-zoom-journal","version":1}',
    'is a damaged journal: entries: Invalid input: expected array, received undefined. Save it again.',
  ],
  [
    '[{"seq":1,"at":1,"requestId":null,"type":"code.refused","reason":"code-expired","codeId":"a"},{"seq":2,"at":"x"}]',
    `is not a journal: its entry 2 lacks at, or has something else there. ${whatIsRead}`,
  ],
])('input that isn’t a journal is reported in one line: %j', async (text, problem) => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('journal.json'), text)
  const told = await runCommand(['explain', 'journal.json'], { cwd: folder.path })
  expect(told).toEqual({ code: 2, stdout: '', stderr: `mock-zoom: journal.json ${problem}\n` })
})

// A time that no Date has was a stack trace.
test.each([
  [
    '[{"seq":1,"at":9e15,"requestId":null,"type":"clock.advanced"}]',
    `is not a journal: its entry 1 lacks at, or has something else there. ${whatIsRead}`,
  ],
  [
    '[{"seq":1,"at":1,"requestId":null,"type":"clock.advanced","by":1,"to":1},{"seq":2,"at":1,"requestId":"r","type":"request.answered","requestHeaders":null}]',
    'is damaged at its entry #2 (request.answered), which lacks a key that its type always has, or has something else there. Save the journal again, with this version of mock-zoom.',
  ],
  [
    '<!doctype html><p>Hello',
    'is a page without a journal. Save it with “Save” in the inspector, not with the browser’s own menu.',
  ],
])('damaged input is reported with its place: %j', async (text, problem) => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('journal.json'), text)
  const told = await runCommand(['explain', 'journal.json'], { cwd: folder.path })
  expect(told).toEqual({ code: 2, stdout: '', stderr: `mock-zoom: journal.json ${problem}\n` })
})

test('explain reads the page that the inspector saves', async () => {
  using folder = temporaryFolder()
  const { entries, findings } = await replayed()
  const saved = {
    format: 'mock-zoom-journal',
    version: 1,
    entries,
    findings,
    deliveries: [],
    apps: [],
    users: [],
  } as const
  const page =
    '<html><script type="application/json" id="saved-journal">null</script><script>x</script></html>'
  writeFileSync(folder.file('flow.html'), pageWith(saved, page))
  const told = await runCommand(['explain', folder.file('flow.html'), '--reporter', 'json'])
  expect(JSON.parse(told.stdout)).toEqual(findings)
})

test('--answer explains the line of the thread as it was pasted', async () => {
  const line =
    'Zoom API error: invalid_request, reason: Invalid authorization code mk1Cq8Pap6_PatCmZLwQxKCZOUJsBwojQ"'
  const { stdout, stderr, code } = await runCommand(['explain', '--answer', line])
  expect([stderr, code]).toEqual(['', 0])
  const lines = stdout.split('\n')
  expect(lines[0]).toBe(
    'Zoom says “Invalid authorization code …” (status 400) in the era of 2020 for 9 reasons. The likeliest first:',
  )
  expect(lines[2]).toBe('1. code-spent')
  expect(lines[3]).toMatch(/^ {3}Search your logs for an earlier exchange of the same code\./)
  expect(lines[4]).toMatch(/^ {3}How to fix it \(stale-code-after-reconnect\): /)
  expect(stdout).not.toContain('mk1Cq8')
  const unknown = await runCommand(['explain', '--answer', 'hello'])
  expect([unknown.code, unknown.stdout]).toEqual([
    1,
    expect.stringContaining('Zoom is not known to say this.'),
  ])
  const both = await runCommand(['explain', 'a.json', '--answer', 'hello'])
  expect([both.code, both.stderr]).toEqual([2, 'mock-zoom: Give either a journal or --answer, not both.\n'])
})

test('HAR files are read together, and saved as a journal that has the same findings and nobody else can read', async () => {
  using folder = temporaryFolder()
  const files = ['chromium', 'proxy'].map((name) => `test/observe/har/${name}.har`)
  const save = folder.file('flow.json')
  const { stdout, stderr, code } = await runCommand(['explain', ...files, '--save', save])
  expect([stderr, code]).toEqual(['', 1])
  expect(stdout).toContain(
    'Read 10 of 11 entries of test/observe/har/chromium.har and test/observe/har/proxy.har; 1 ',
  )
  expect(stdout).toContain('! state-missing')
  expect(stdout).toContain('! code-replayed')
  expect(stdout).toContain('1 request was refused, and the traffic doesn’t show why.')
  expect(statSync(save).mode & 0o777).toBe(0o600)
  const again = await runCommand(['explain', save, '--reporter', 'json'])
  expect(JSON.parse(again.stdout).map(({ rule }: Finding) => rule)).toEqual([
    'state-missing',
    'code-replayed',
  ])
  const mixed = await runCommand(['explain', save, ...files])
  expect([mixed.code, mixed.stderr]).toEqual([
    2,
    expect.stringContaining('Several files are read together only if'),
  ])
})

test('a missing file, a folder, and a mock that does not respond', async () => {
  using folder = temporaryFolder()
  const fails = async (source: string) => {
    const { code, stdout, stderr } = await runCommand(['explain', source], { cwd: folder.path })
    expect([code, stdout]).toEqual([2, ''])
    return stderr
  }
  expect(await fails('nothing.json')).toBe(
    'mock-zoom: There is no file nothing.json. Expected a saved journal, - or a mock’s URL.\n',
  )
  expect(await fails('.')).toBe('mock-zoom: . is a folder. Expected the file of a saved journal.\n')
  expect(await fails('http://127.0.0.1:1')).toMatch(
    /^mock-zoom: No mock-zoom responds at http:\/\/127\.0\.0\.1:1 \(.+\)\. Start one with mock-zoom serve, or check the address\.\n$/,
  )
})

test('reads entries of unknown types, and shortened requests', async () => {
  using folder = temporaryFolder()
  const { entries, findings } = await replayed()
  const shortened = entries.map((entry) => {
    if (entry.type !== 'request.answered') return entry
    const { arrivedAfter: _, requestHeaders: __, requestBody: ___, ...rest } = entry
    return rest
  })
  const unknown = { seq: 999, at: 0, requestId: null, type: 'of.tomorrow' }
  writeFileSync(folder.file('journal.json'), JSON.stringify([unknown, ...shortened]))
  const { stdout } = await runCommand(['explain', folder.file('journal.json'), '--reporter', 'json'])
  expect(JSON.parse(stdout)).toEqual(findings)
})

test('explain --help shows examples', async () => {
  const { stdout, code } = await runCommand(['explain', '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain('mock-zoom explain journal.json')
  expect(readFileSync('README.md', 'utf-8')).toContain('mock-zoom explain')
})
