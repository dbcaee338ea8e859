import { readdir, readFile } from 'node:fs/promises'
import Router from '@koa/router'
import { nearMisses } from '../domain/near-misses.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { mountPathOf } from '../http/mount.ts'
import { sendOwnProblem, sendPage } from '../http/send.ts'
import { html } from '../pages/html.ts'
import { page } from '../pages/layout.ts'
import { renderMarkdown } from '../pages/markdown.ts'

/** The path of the docs: `/__mock/docs/findings` is docs/findings.md, and `/__mock/docs` the map, docs/README.md. */
const root = '/__mock/docs'

/** The folder docs/ of the package, seen from the compiled files and from the sources. */
const docsFolders = ['../../../docs/', '../../../../docs/'].map((folder) => new URL(folder, import.meta.url))

/** The package's docs as pages, for the links in findings, errors and the terminal: they work without a network. */
export function docsRoutes(): Router<RequestState> {
  const router = new Router<RequestState>()
  router.get(root, (ctx) => sendDoc(ctx, 'README'))
  router.get(`${root}/images/:name`, (ctx) => sendImage(ctx, String(ctx.params.name)))
  router.get(`${root}/:name`, (ctx) => sendDoc(ctx, String(ctx.params.name)))
  router.get(`${root}/contracts/:name`, (ctx) => sendDoc(ctx, `contracts/${ctx.params.name}`))
  return router
}

async function sendDoc(ctx: ZoomContext, name: string): Promise<void> {
  const path = name.replace(/\.md$/, '')
  const text = /^[\w/-]+$/.test(path) ? await read(`${path}.md`) : undefined
  if (text === undefined) {
    const near = nearMisses(path, await names()).map((each) => `${root}/${each}`)
    return sendOwnProblem(
      ctx,
      404,
      `The docs have no page ${path}.`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `${root} is the map of all pages.`,
    )
  }
  const base = `${mountPathOf(ctx)}${root}`
  const content = renderMarkdown(text.toString(), (href) => targetOf(href, path, base))
  const title = /^# (.*)$/m.exec(text.toString())?.[1] ?? path
  sendPage(ctx, 200, page(title, html`<p><a href="${base}">All docs</a></p>${content}`, 'wide'))
  ctx.append('Content-Security-Policy', "img-src 'self'")
}

/** A page or a picture of docs/ is served here. Everything else of the repository is not in the package. */
function targetOf(href: string, path: string, base: string): string | undefined {
  if (/^https?:/.test(href)) return href
  if (href.startsWith('#')) return href
  const { pathname, hash } = new URL(href, `http://docs/docs/${path}.md`)
  const name = /^\/docs\/(.+)\.md$/.exec(pathname)?.[1]
  if (name !== undefined) return name === 'README' ? `${base}${hash}` : `${base}/${name}${hash}`
  return /^\/docs\/(images\/[\w-]+\.png)$/.test(pathname)
    ? `${base}/${pathname.slice('/docs/'.length)}`
    : undefined
}

async function sendImage(ctx: ZoomContext, name: string): Promise<void> {
  const content = /^[\w-]+\.png$/.test(name) ? await read(`images/${name}`) : undefined
  if (content === undefined) return sendOwnProblem(ctx, 404, `The docs have no picture ${name}.`, '')
  ctx.status = 200
  ctx.set('Content-Type', 'image/png')
  ctx.body = content
}

async function read(path: string): Promise<Buffer | undefined> {
  for (const folder of docsFolders) {
    try {
      return await readFile(new URL(path, folder))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return undefined
}

async function names(): Promise<string[]> {
  for (const folder of docsFolders) {
    const found = await readdir(folder, { recursive: true }).catch(() => [])
    const pages = found.filter((name) => name.endsWith('.md')).map((name) => name.replace(/\.md$/, ''))
    if (pages.length > 0) return pages
  }
  return []
}
