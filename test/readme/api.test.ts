import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { anchor, apiPage } from '../../tools/api/api-page.ts'
import { interfaceFile, readInterface } from '../../tools/api/read-interface.ts'
import { connect } from '../support/oauth.ts'
import { mistakesIn } from './mistakes-in.ts'

const source = readFileSync(interfaceFile, 'utf-8')
const page = readFileSync('docs/api.md', 'utf-8')
const headings = (text: string) => [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading)

test('docs/api.md says what the interface says (npm run build writes it), and the pages near it link to it', () => {
  expect(page).toBe(apiPage(source))
  for (const [path, link] of [
    ['README.md', '](docs/api.md)'],
    ['docs/embedding.md', '](api.md)'],
    ['docs/control-api.md', '](api.md)'],
  ] as const) {
    expect(readFileSync(path, 'utf-8')).toContain(link)
  }
})

test('everything that a mock has is a heading of docs/api.md', async () => {
  await using zoom = await createMockZoom({ listen: false })
  const { handler: _, controlToken: __, ...members } = zoom
  const paths = Object.entries(members).flatMap(([name, value]) =>
    typeof value === 'object' ? Object.keys(value).map((key) => `zoom.${name}.${key}`) : [`zoom.${name}`],
  )
  expect(paths).toContain('zoom.apps.add')
  const known = headings(page).map((heading) => heading.replace('()', ''))
  expect(paths.filter((path) => !known.includes(path))).toEqual([])
})

test('each of its links to a heading leads to one', () => {
  const anchors = (path: string) => headings(readFileSync(path, 'utf-8')).map(anchor)
  const links = [...page.matchAll(/\]\(([\w-]+\.md)?#([^)]+)\)/g)]
  expect(links.length).toBeGreaterThan(100)
  const dead = links.filter(([, file = 'api.md', to = '']) => !anchors(`docs/${file}`).includes(to))
  expect(dead.map(([link]) => link)).toEqual([])
})

/** The interface with one member more. */
const withMember = (comment: string, member = 'zap(clientId: string): Promise<number>') =>
  source.replace(
    'export interface MockZoom extends AsyncDisposable {\n',
    (start) => `${start}${comment}${member}\n`,
  )
const example = '\n * @example\n * ```ts\n * await zoom.zap("x")\n * ```\n'

test.each([
  ['no comment', '', 'zoom.zap() has no description.'],
  ['no argument', `/** Zaps.\n * @returns how often.${example}*/`, 'zoom.zap() has no @param clientId.'],
  ['no result', `/** Zaps.\n * @param clientId - whom.${example}*/`, 'zoom.zap() has no @returns.'],
  [
    'no example',
    '/** Zaps.\n * @param clientId - whom.\n * @returns how often. */',
    'zoom.zap() has no @example in a ts block.',
  ],
])('the tool fails on a member with %s', (_, comment, gap) => {
  expect(() => apiPage(withMember(comment))).toThrow(`${interfaceFile} leaves something out:\n- ${gap}`)
})

test('the tool fails on a member that can throw, and does not say when', () => {
  const silent = source.replace(
    '     * @throws MockZoomError if a key is invalid, or the client id is taken.\n',
    '',
  )
  expect(() => apiPage(silent)).toThrow('- zoom.apps.add() can fail, and has no @throws.')
})

test('the tool fails on a type without a description', () => {
  const silent = source.replace('/** A grant without its code, which is a secret. */\n', '')
  expect(() => apiPage(silent)).toThrow('- The type ListedGrant has no description.')
})

const generated = resolve('test/readme/api-examples.generated.ts')
afterAll(() => rmSync(generated, { force: true }))

test('the examples compile, and do what they say on a mock that an app is connected to', async () => {
  const members = readInterface(source).groups.flatMap((group) => group.members)
  writeFileSync(
    generated,
    [
      "import type { MockZoom } from '../../src/mock-zoom/index.ts'",
      'export const examples: Record<string, (zoom: MockZoom) => Promise<void>> = {',
      ...members.map((each) => `async '${each.path}'(zoom) {\n${each.example}\n},`),
      '}',
    ].join('\n'),
  )
  expect(mistakesIn([generated])).toEqual([])

  const { examples }: { examples: Record<string, (zoom: MockZoom) => Promise<void>> } = await import(
    /* @vite-ignore */ generated
  )
  for (const [path, run] of Object.entries(examples)) {
    await using zoom = await createMockZoom()
    const { clientId } = await zoom.apps.first()
    const nobody = 'http://127.0.0.1:1/events'
    await zoom.apps.change(clientId, { webhookUrl: nobody, webhookSecret: 'a-secret' })
    await connect(zoom)
    await expect(run(zoom), path).resolves.toBeUndefined()
  }
})
