import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, type TestContext, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { parseSubject, runContracts, sharedZoom, startedApps } from '../../src/contract-runner/index.ts'
import { fakedClock, findFaketime } from '../../src/contract-runner/subject-file/faked-clock.ts'

const folder = resolve('test/contract-runner/fixed-time')

/** Apps that refresh when 55 minutes have passed by their own clock, and at no other time. */
const languages = {
  Node: [process.execPath, 'app.child.mjs'],
  Python: ['/usr/bin/python3', 'app.py'],
  Ruby: ['ruby', 'app.rb'],
  PHP: ['php', '-S', '127.0.0.1:{port}', 'app.php'],
} as const
const runs = { Ruby: ['ruby', '-e', 'require "webrick"'], PHP: ['php', '-v'] } as const

function skipWithout(language: keyof typeof languages, context: TestContext): void {
  const [program = '', ...args] = language === 'Ruby' || language === 'PHP' ? runs[language] : ['true']
  try {
    execFileSync(program, args, { stdio: 'ignore' })
  } catch {
    context.skip(`${language} is not here (Debian: ruby-webrick, php-cli)`)
  }
  skipWithoutFaketime(context)
}

function skipWithoutFaketime(context: TestContext): void {
  try {
    findFaketime()
  } catch {
    context.skip('libfaketime is not here (Debian: faketime)')
  }
}

interface Chosen {
  readonly only: readonly string[]
  readonly command?: readonly string[]
  readonly clock?: 'faketime'
  readonly bug?: string
}

async function verdicts({ only, command = languages.Node, clock, bug = '' }: Chosen) {
  const file = {
    name: 'an app that refreshes by a fixed time',
    baseUrl: 'http://127.0.0.1:{port}',
    callback: { path: '/callback' },
    start: {
      command,
      ...(clock && { clock }),
      env: {
        PORT: '{port}',
        ZOOM_URL: '{zoomUrl}',
        CLIENT_ID: '{clientId}',
        CLIENT_SECRET: '{clientSecret}',
        REDIRECT_URI: '{redirectUri}',
        DATA: '{dataFolder}',
        BUG: bug,
      },
    },
    requests: {
      signIn: { method: 'GET', path: '/sign-in?person={person}' },
      connect: { method: 'GET', path: '/connect' },
      use: { method: 'GET', path: '/use' },
    },
  }
  const subject = parseSubject(file, 'the test')
  if (subject.start === undefined) throw new Error('nothing to start')
  await using mocks = sharedZoom({})
  await using apps = startedApps({ subject, folder }, subject.start)
  const report = await runContracts({
    contracts: contracts.filter(({ id }) => only.includes(id)),
    subjectName: subject.name,
    subject: apps.subject,
    zoom: mocks.lend,
    profile: '2026',
    startLimitMs: 60_000,
  })
  return Object.fromEntries(report.results.map((result) => [result.contract.id, result]))
}

describe.each(['Node', 'Python', 'Ruby', 'PHP'] as const)(
  'with its clock moved, an app in %s',
  (language) => {
    test('is judged: it refreshes after an hour, and does nothing about an early refusal', async (context) => {
      skipWithout(language, context)
      const only = ['expired-token-is-refreshed', 'refresh-is-rotated', 'early-refusal-makes-one-refresh']
      const judged = await verdicts({ only, command: languages[language], clock: 'faketime' })
      expect(Object.values(judged).map(({ contract, verdict }) => [contract.id, verdict])).toEqual([
        ['expired-token-is-refreshed', 'kept'],
        ['refresh-is-rotated', 'kept'],
        ['early-refusal-makes-one-refresh', 'broken'],
      ])
    })
  },
)

test('without that it can’t be judged, and the reason names the setting', async () => {
  const judged = await verdicts({ only: ['expired-token-is-refreshed'] })
  expect(judged['expired-token-is-refreshed']).toMatchObject({
    verdict: 'cannot-judge',
    reason: expect.stringContaining('"clock": "faketime" in "start"'),
  })
})

test('an app that never refreshes breaks the promise, and blocks what builds on it', async (context) => {
  skipWithoutFaketime(context)
  const only = ['expired-token-is-refreshed', 'refresh-is-rotated']
  const judged = await verdicts({ only, clock: 'faketime', bug: 'never refreshes' })
  expect(judged['expired-token-is-refreshed']).toMatchObject({ verdict: 'broken', failure: { given: null } })
  expect(judged['refresh-is-rotated']).toMatchObject({
    verdict: 'blocked',
    by: 'expired-token-is-refreshed',
    reason:
      'The access token had expired, by Zoom’s clock and by the app’s own, and the app sent no refresh.',
  })
})

test.skipIf(process.platform !== 'linux')(
  'its file is gone afterwards, and what the app’s processes shared',
  async () => {
    const shared = `/dev/shm/faketime_shm_${process.pid}`
    const clock = await fakedClock('/any/library')
    const file = clock.environment({}).FAKETIME_TIMESTAMP_FILE ?? ''
    clock.started(process.pid)
    writeFileSync(shared, '')
    expect(readFileSync(file, 'utf-8')).toBe('+0.000\n')
    await clock[Symbol.asyncDispose]()
    expect([existsSync(file), existsSync(shared)]).toEqual([false, false])
  },
)

test.skipIf(process.platform !== 'linux')(
  'where libfaketime is missing, the message names the package',
  () => {
    expect(() => findFaketime([folder])).toThrow(/needs libfaketime, .*apt-get install faketime/)
  },
)

test('an app that crashes at a failed call does not meet the failures of that contract in the next one', async () => {
  const only = ['refreshed-tokens-are-saved-first', 'refresh-is-rotated']
  const judged = await verdicts({ only, bug: 'crashes when a call fails' })
  expect(judged['refreshed-tokens-are-saved-first']?.verdict).toBe('broken')
  expect(judged['refresh-is-rotated']?.verdict).toBe('kept')
})
