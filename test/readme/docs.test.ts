import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { renderMarkdown } from '../../src/mock-zoom/pages/markdown.ts'

const pages = readdirSync('docs', { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replace(/\.md$/, ''))
const read = (name: string) => readFileSync(`docs/${name}.md`, 'utf-8')

test('the map of the docs has every page, except for those of single contracts', () => {
  const listed = [...read('README').matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, name]) => name)
  const all = pages.filter((name) => name !== 'README' && !name.startsWith('contracts/'))
  expect([...new Set(listed)].toSorted()).toEqual(all.toSorted())
})

test('every link of the docs and the README leads to a file that exists', () => {
  const texts = [
    ...pages.map((name) => [`docs/${name}.md`, read(name)] as const),
    ['README.md', readFileSync('README.md', 'utf-8')] as const,
  ]
  const dead = texts.flatMap(([path, text]) =>
    [...text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, href = '']) => join(dirname(path), href))
      .filter((target) => !existsSync(target))
      .map((target) => `${path}: ${target}`),
  )
  expect(dead).toEqual([])
})

test('a running mock serves every page, and each link between them leads to a heading that is there', async () => {
  await using zoom = await createMockZoom()
  const get = async (path: string) => {
    const response = await fetch(`${zoom.url}${path}`)
    expect(response.status, path).toBe(200)
    return response.text()
  }
  const html = new Map<string, string>()
  for (const name of pages) {
    const path = name === 'README' ? '/__mock/docs' : `/__mock/docs/${name}`
    html.set(path, await get(path))
  }
  const dead = [...html].flatMap(([path, text]) =>
    [...text.matchAll(/href="([^"#]*)(?:#([^"]*))?"/g)].flatMap(([link, to = '', anchor]) => {
      if (to.startsWith('http')) return []
      const target = html.get(to === '' ? path : to)
      const isThere = target !== undefined && (anchor === undefined || target.includes(`id="${anchor}"`))
      return isThere ? [] : `${path}: ${link}`
    }),
  )
  expect(dead).toEqual([])
  // Nothing of Markdown is left over.
  const left = [...html].filter(([, text]) =>
    /\]\(|^\||^#{1,6} |\*\*/m.test(text.replaceAll(/<(pre|code)[\s\S]*?<\/\1>/g, '')),
  )
  expect(left.map(([path]) => path)).toEqual([])
  expect(await get('/__mock/docs/findings.md')).toBe(html.get('/__mock/docs/findings'))
  expect((await fetch(`${zoom.url}/__mock/docs/images/inspector.png`)).headers.get('content-type')).toBe(
    'image/png',
  )
})

test('a page that isn’t there is 404, with the one that may have been meant', async () => {
  await using zoom = await createMockZoom()
  for (const [name, remedy] of [
    ['finding', 'Did you mean /__mock/docs/findings?'],
    ['..%2fpackage', '/__mock/docs is the map of all pages.'],
    ['zzz', '/__mock/docs is the map of all pages.'],
  ] as const) {
    const response = await fetch(`${zoom.url}/__mock/docs/${name}`)
    expect([response.status, (await response.json()).mock_zoom.remedy]).toEqual([404, remedy])
  }
})

test('in a sandbox the links stay in the sandbox', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  const { pathname } = new URL(sandbox.url)
  const page = await (await fetch(`${sandbox.url}/__mock/docs`)).text()
  expect(page).toContain(`href="${pathname}/__mock/docs/findings"`)
})

test('what Markdown can hold is escaped', () => {
  const text =
    '# <b>\n\na `<i>` [x](javascript:alert(1)) <script> **bold `*`** *it* &lt; a*b*c\n\n- one\n  goes on\n- two\n\n| a | b \\| c |\n|---|---|\n| `x` | y |\n'
  expect(renderMarkdown(text, (href) => (href.startsWith('java') ? undefined : href)).text).toBe(
    '<h1 id="b">&lt;b&gt;</h1><p>a <code>&lt;i&gt;</code> x &lt;script&gt; <strong>bold <code>*</code></strong> <em>it</em> &lt; a*b*c</p>' +
      '<ul><li>one goes on</li><li>two</li></ul>' +
      '<div class="table" tabindex="0"><table><thead><tr><th>a</th><th>b | c</th></tr></thead><tbody><tr><td><code>x</code></td><td>y</td></tr></tbody></table></div>',
  )
})
