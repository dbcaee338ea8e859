import { readFile } from 'node:fs/promises'
import type { Context } from 'koa'

/** Where `npm run build` puts the page: next to the built sources, or in dist when running from the sources. */
export const pageFolders = ['../../lesson-page/', '../../dist/lesson-page/'].map(
  (folder) => new URL(folder, import.meta.url),
)

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

/** Nothing from other origins, nothing inline, and no page may frame it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sends one of the built files of the page. */
export async function sendPage(context: Context, folders: readonly URL[], name: string): Promise<void> {
  const type = types[/^[\w-]+\.(\w+)$/.exec(name)?.[1] ?? '']
  if (type === undefined) context.throw(404, 'There is nothing here.')
  for (const folder of folders) {
    const content = await readFile(new URL(name, folder)).catch(() => undefined)
    if (content === undefined) continue
    context.type = type
    context.set('X-Content-Type-Options', 'nosniff')
    context.set('Referrer-Policy', 'no-referrer')
    context.set('Cache-Control', 'no-store')
    if (name.endsWith('.html')) context.set('Content-Security-Policy', contentSecurityPolicy)
    context.body = content
    return
  }
  context.throw(503, 'The page is not built in this checkout. Run npm run build, then reload it.')
}
