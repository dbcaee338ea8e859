import { readFile } from 'node:fs/promises'
import Router from '@koa/router'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { mountPathOf } from '../http/mount.ts'
import { sendOwnProblem } from '../http/send.ts'
import { html } from '../pages/html.ts'

/** The path of the inspector's scripts, styles and other pages; the inspector itself is at `/`. */
const path = '/__mock/inspector/'

/** Where `npm run build` puts the pages, seen from the compiled files and from the sources. */
const builtFolders = ['../../../inspector/', '../../../dist/inspector/'].map(
  (folder) => new URL(folder, import.meta.url),
)

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Nothing from other origins, nothing inline, no frames around it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The inspector: the pages that are built from src/inspector. They are read when they are requested. */
export function inspectorRoutes(folders: readonly URL[] = builtFolders): Router<RequestState> {
  const router = new Router<RequestState>()
  router.get('/', (ctx) => sendFile(ctx, folders, 'index.html'))
  router.get(`${path}:name`, (ctx) => sendFile(ctx, folders, String(ctx.params.name)))
  router.get('/favicon.ico', (ctx) => {
    ctx.status = 204
  })
  return router
}

async function sendFile(ctx: ZoomContext, folders: readonly URL[], name: string): Promise<void> {
  const type = types[/^[\w-]+\.(\w+)$/.exec(name)?.[1] ?? '']
  const content = type === undefined ? undefined : await read(folders, name)
  if (type === undefined || (content === undefined && name !== 'index.html')) {
    return sendOwnProblem(ctx, 404, `The inspector has no file ${name}.`, 'Reload its page: GET /')
  }
  if (content === undefined) {
    return sendOwnProblem(
      ctx,
      503,
      'The inspector’s pages are not built in this checkout.',
      'Run npm run build, then reload this page. GET /__mock/findings and GET /__mock/journal work without it.',
    )
  }
  ctx.status = 200
  ctx.set('Content-Type', type)
  ctx.set('X-Content-Type-Options', 'nosniff')
  ctx.set('Referrer-Policy', 'no-referrer')
  // Scripts and styles have a hash in their name.
  ctx.set('Cache-Control', name.endsWith('.html') ? 'no-store' : 'public, max-age=31536000, immutable')
  if (!name.endsWith('.html')) {
    ctx.body = content
    return
  }
  ctx.set('Content-Security-Policy', contentSecurityPolicy)
  // A mock can be below a prefix, as a sandbox is; the pages are built without one.
  const base = html`${mountPathOf(ctx)}`.text
  ctx.body = content.toString().replaceAll(`="${path}`, () => `="${base}${path}`)
}

async function read(folders: readonly URL[], name: string): Promise<Buffer | undefined> {
  for (const folder of folders) {
    try {
      return await readFile(new URL(name, folder))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return undefined
}
