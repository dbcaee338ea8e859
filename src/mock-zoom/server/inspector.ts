import Router from '@koa/router'
import { readBuiltFile } from '../../local-server/built-pages.ts'
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
  const file = await readBuiltFile(folders, name)
  if (file === undefined) {
    if (name !== 'index.html')
      return sendOwnProblem(ctx, 404, `The inspector has no file ${name}.`, 'Reload its page: GET /')
    return sendOwnProblem(
      ctx,
      503,
      'The inspector’s pages are not built in this checkout.',
      'Run npm run build, then reload this page. GET /__mock/findings and GET /__mock/journal work without it.',
    )
  }
  ctx.status = 200
  ctx.set(file.headers)
  if (!name.endsWith('.html')) {
    ctx.body = file.content
    return
  }
  // A mock can be below a prefix, as a sandbox is; the pages are built without one.
  const base = html`${mountPathOf(ctx)}`.text
  ctx.body = file.content.toString().replaceAll(`="${path}`, () => `="${base}${path}`)
}
