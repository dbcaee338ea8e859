import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mistakesIn } from './mistakes-in.ts'

/** The functions that people meet first, each with the file that has its comment. */
const first = [
  ['createMockZoom', 'src/mock-zoom/server/create-mock-zoom.ts'],
  ['mountAt', 'src/mock-zoom/http/mount.ts'],
  ['connectMockZoom', 'src/mock-zoom/client/connect-mock-zoom.ts'],
  ['runContracts', 'src/contract-runner/run-contracts.ts'],
  ['describeContracts', 'src/vitest/describe-contracts.ts'],
  ['test', 'src/vitest/index.ts'],
  ['MockZoomContainer', 'src/testcontainers/mock-zoom-container.ts'],
  ['startReferenceClient', 'src/reference-client/index.ts'],
] as const

const generated = (name: string) => resolve(`test/readme/example-of-${name}.generated.ts`)
const subject = resolve('test/readme/subject.ts')
afterAll(() => {
  for (const [name] of first) rmSync(generated(name), { force: true })
  rmSync(subject, { force: true })
})

test('the functions that people meet first have an example, and it compiles', () => {
  for (const [name, file] of first)
    writeFileSync(generated(name), exampleOf(name, readFileSync(file, 'utf-8')))
  // What the example of describeContracts() imports is the reader's own.
  writeFileSync(
    subject,
    "import type { SubjectFile } from '../../contracts/index.ts'\nexport default {} as SubjectFile\n",
  )
  expect(mistakesIn(first.map(([name]) => generated(name)))).toEqual([])
})

/** The example in the comment directly before the declaration. */
function exampleOf(name: string, source: string): string {
  const comment = new RegExp(
    String.raw`/\*\*((?:(?!\*/).)*)\*/\nexport (?:async )?(?:const|function|class) ${name}\b`,
    's',
  ).exec(source)?.[1]
  const example = comment?.match(/@example\n \* ```ts\n(.*?) \* ```/s)?.[1]
  expect(example, name).toBeDefined()
  return `${example?.replaceAll(/^ \* ?/gm, '')}export {}\n`
}
