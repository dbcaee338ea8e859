import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

// docs/embedding.md: one test, in process or against a server.

const page = readFileSync('docs/embedding.md', 'utf-8')
const section = /^## From this process to a server: one line\n(.*?)^## /ms.exec(page)?.[1] ?? ''
const [inProcess = '', elsewhere = ''] = [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(
  ([, code = '']) => code,
)

const fileOf = (how: string) => resolve(`test/readme/${how}.generated.ts`)
afterAll(() => {
  for (const how of ['in-process', 'elsewhere']) rmSync(fileOf(how), { force: true })
})

/** The same code with what the second block says in place of the two lines that it is about. */
function moved(url: string): string {
  const [importLine = '', line = ''] = elsewhere.split('\n').filter((each) => each !== '')
  return inProcess
    .replace("import { createMockZoom } from 'mock-zoom'", importLine)
    .replace('await using zoom = await createMockZoom()', line.replace('http://127.0.0.1:9666', url))
}

test('in process', async () => {
  expect(inProcess).toContain('await using zoom = await createMockZoom()')
  await run(inProcess, 'in-process')
})

test('against a server, with one line and its import changed', async () => {
  await using server = await createMockZoom()
  const code = moved(server.url)
  expect(code.split('\n').filter((line) => !inProcess.includes(line))).toEqual([
    "import { connectMockZoom } from 'mock-zoom/client'",
    `await using zoom = await connectMockZoom('${server.url}')`,
  ])
  await run(code, 'elsewhere')
  // It was this one that gave the code, and it still runs.
  expect((await server.codes.list()).map(({ redeemedAt }) => redeemedAt !== null)).toEqual([true])
})

async function run(code: string, how: string): Promise<void> {
  writeFileSync(fileOf(how), `${code}\nexport {}\n`)
  await import(/* @vite-ignore */ fileOf(how))
}
