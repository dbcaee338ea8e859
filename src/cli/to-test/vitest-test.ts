import { printable } from '../../mock-zoom/index.ts'
import type { Step } from './plans.ts'
import type { TestCase } from './test-case.ts'

/** A test file for vitest, with one test for each finding. */
export function vitestTest(cases: readonly TestCase[]): string {
  return `// Written by mock-zoom explain --to-test. Each test is red while the app makes the mistake, and green once it is fixed.
// Start a mock (mock-zoom serve) and the app with it. The mock is reset before each test. Then:
//
//   APP_CONNECT=http://127.0.0.1:3000/connect APP_USE='POST http://127.0.0.1:3000/meetings' npx vitest run THIS_FILE
//
// APP_CONNECT  the page that sends people to Zoom
// APP_USE      a request that makes the app call Zoom; with a method in front if it isn't GET
import { connectMockZoom } from 'mock-zoom/client'
import { beforeEach, expect, test } from 'vitest'

const zoom = await connectMockZoom(process.env.MOCK_ZOOM_URL ?? 'http://127.0.0.1:9666')
const [person] = await zoom.users.list()
let cookies = new Map<string, string>()

beforeEach(async () => {
  await zoom.reset()
  cookies = new Map()
  await zoom.signedIn.choose({ user: person?.email ?? '', consent: 'allow' })
})
${cases.map(vitestCase).join('')}
/** As a browser that keeps cookies and follows redirects. */
async function visit(variable: 'APP_CONNECT' | 'APP_USE'): Promise<void> {
  const [, method = 'GET', first] = /^(?:([A-Z]+) )?(http.*)$/.exec(process.env[variable] ?? '') ?? []
  if (first === undefined) throw new Error(\`Set \${variable}: see the top of this file.\`)
  let url: string | undefined = first
  for (let hop = 0; url !== undefined && hop < 20; hop += 1) {
    const { host } = new URL(url)
    const cookie = [...cookies].flatMap(([key, value]) => (key.startsWith(\`\${host} \`) ? [value] : [])).join('; ')
    const response: Response = await fetch(url, { method: hop === 0 ? method : 'GET', headers: { cookie }, redirect: 'manual' })
    for (const set of response.headers.getSetCookie())
      cookies.set(\`\${host} \${set.split('=')[0]}\`, set.split(';')[0] ?? '')
    const location = response.headers.get('location')
    url = location === null ? undefined : new URL(location, url).href
  }
}

async function expectNone(rule: string): Promise<void> {
  const requests = await zoom.journal.list({ type: 'request.answered' })
  expect(requests.length, \`the app sent nothing to \${zoom.url}; is it started with it?\`).toBeGreaterThan(0)
  const found = (await zoom.findings.list()).filter((finding) => finding.rule === rule)
  expect(found.map(({ sentence }) => sentence)).toEqual([])
}
`
}

function vitestCase({ rule, sentence, remedy, steps }: TestCase): string {
  return `
// ${oneLine(sentence)}
// How to fix it: ${oneLine(remedy)}
test(${JSON.stringify(rule)}, async () => {
${steps.map((step) => `  ${lines[step]}`).join('\n')}
  await expectNone(${JSON.stringify(rule)})
})
`
}

function oneLine(text: string): string {
  return printable(text).replaceAll(/\s+/g, ' ')
}

const lines: Readonly<Record<Step, string>> = {
  connect: "await visit('APP_CONNECT')",
  use: "await visit('APP_USE')",
  'an-hour-later': 'await zoom.clock.advance({ minutes: 61 })',
  uninstall: "await zoom.uninstall({ user: person?.email ?? '' })",
}
