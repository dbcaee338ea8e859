import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const readme = readFileSync('README.md', 'utf-8')
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  )
const commands = blocks('sh').flatMap((block) => block.trim().split('\n'))

/** Runs a command exactly as in the README, until it reports that it is up, or ends. The environment gives it free ports. */
function runAsGiven(command: string): Promise<{ stdout: string; code: number | null }> {
  const env = {
    ...process.env,
    MOCK_ZOOM_PORT: '0',
    MOCK_ZOOM_CLIENT_PORT: '0',
    MOCK_ZOOM_DATABASE: ':memory:',
  }
  const child = spawn('sh', ['-c', command], { env, detached: true })
  return new Promise((done) => {
    let stdout = ''
    child.stdout.setEncoding('utf-8').on('data', (text: string) => {
      stdout += text
      // The whole group: npm starts a shell that starts the command.
      if (/Ctrl-C stops/.test(stdout) && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    })
    child.once('close', (code) => done({ stdout, code }))
  })
}

test('has the two commands for a fresh machine', () => {
  expect(commands).toContain('npm ci && npm start')
  expect(commands).toContain('npm ci && npm test')
  // CI runs them on a clean checkout. This test can’t, because it is part of them.
  expect(readFileSync('.ci/run', 'utf-8')).toMatch(/^npm ci\b[\s\S]*^npm test\b/m)
})

const expectations: Record<string, { says: RegExp; code: number | null }> = {
  'npm ci && npm start': { says: /This app is correct: all three clicks work/, code: 0 },
  'npm start -- --twin reuses-stored-code': { says: /broken on purpose \(reuses-stored-code\)/, code: 0 },
  'npx mock-zoom serve': { says: /ZOOM_CLIENT_ID=acme_scheduler_dev_01/, code: 0 },
  'npx mock-zoom run -- curl -s https://api.zoom.us/v2/users/me': {
    says: /^\{"code":124,"message":"Invalid access token\."\}$/,
    // The request has no access token: that is a finding.
    code: 1,
  },
  'npx mock-zoom doctor': { says: /^\d+ agree, 0 differ, 0 cannot tell$/m, code: 0 },
  'npx mock-zoom contracts --reference': { says: /^\d+ kept, 0 broken, 0 could not run/m, code: 0 },
  'npx mock-zoom contracts --twin reuses-stored-code': { says: /[1-9]\d* broken/, code: 1 },
}

for (const command of commands.filter((each) => each !== 'npm ci && npm test')) {
  test(`${command}: does what the README says`, async () => {
    const expected = expectations[command]
    expect(expected, 'every command of the README needs an entry here').toBeDefined()
    // `npm ci` has built this checkout already. Building it again would pull dist/ away from the other tests.
    const here = command.replace('npm ci && ', '').replace('npm start', 'npm start --ignore-scripts')
    const { stdout, code } = await runAsGiven(here)
    expect(stdout).toMatch(expected?.says ?? '')
    // npm ends as the signal tells it to.
    if (expected?.code === 0) expect([0, 143, null]).toContain(code)
    else expect(code).toBe(expected?.code)
  })
}

const generated = resolve('test/readme/example.generated.ts')
afterAll(() => rmSync(generated, { force: true }))

test('the example runs, and ends with no finding', async () => {
  const [example = ''] = blocks('ts')
  expect(example).toContain("from 'mock-zoom'")
  // Collect what the example prints.
  writeFileSync(
    generated,
    `const printed: unknown[] = []\n${example.replace('console.log(', 'printed.push(')}\nexport { printed }\n`,
  )
  const { printed } = await import(/* @vite-ignore */ generated)
  expect(printed).toEqual([[]])
})

test('everything that the README links to exists', () => {
  for (const [, target = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
    expect(existsSync(target), target).toBe(true)
  }
})
