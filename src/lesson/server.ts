import { once } from 'node:events'
import { createServer } from 'node:http'
import Router from '@koa/router'
import Koa, { type Context, type Next } from 'koa'
import rawBody from 'raw-body'
import { z } from 'zod'
import { readBuiltFile } from '../local-server/built-pages.ts'
import { isFromAnotherOrigin, isLocalName } from '../local-server/guard.ts'
import { ownUrl } from '../local-server/own-url.ts'
import { parseJson } from '../mock-zoom/index.ts'
import { type Course, type CourseView, openCourse } from './course.ts'
import { findLesson, lessons } from './index.ts'
import { type Deed, type Lesson, personNames } from './lesson.ts'
import type { SideView } from './side.ts'

export interface LessonServerOptions {
  readonly lesson: Lesson
  readonly seed: string
  readonly host: string
  /** 0 picks a free one. */
  readonly port: number
}

export interface LessonServer {
  /** Without a trailing slash. */
  readonly url: string
  close(): Promise<void>
}

/** What the page shows: the lesson, and both sides as they are now. */
export interface LessonState {
  readonly lessons: readonly Pick<Lesson, 'id' | 'title' | 'minutes' | 'summary'>[]
  readonly lesson: Lesson
  /** Grows with every change, so that a page can tell old from new. */
  readonly version: number
  readonly course: CourseView
  readonly sides: Readonly<Record<'broken' | 'right', SideView>>
}

/** Where `npm run build` puts the page: next to the built sources, or in dist when running from the sources. */
const pageFolders = ['../../lesson-page/', '../../dist/lesson-page/'].map(
  (folder) => new URL(folder, import.meta.url),
)

const { HttpError } = Koa
const person = z.enum(personNames)
const deedSchema: z.ZodType<Deed> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['connect', 'disconnect', 'use']), person }),
  z.strictObject({ do: z.literal('use-at-once'), person, times: z.int().min(2).max(50) }),
  z.strictObject({
    do: z.enum([
      'let-tokens-expire',
      'lose-next-refresh',
      'remove-app-at-zoom',
      'encode-state',
      'hard-delete',
      'run-contract',
    ]),
  }),
])
const requests = {
  deed: z.strictObject({ deed: deedSchema, side: z.enum(['broken', 'right']).optional() }),
  lesson: z.strictObject({ id: z.string() }),
  step: z.strictObject({ step: z.int().min(1) }),
}

/** Starts the guided page. Resolves once it listens; throws what Node throws when it can't. */
export async function startLessonServer(options: LessonServerOptions): Promise<LessonServer> {
  const { seed, host, port } = options
  let version = 0
  const listeners = new Set<() => void>()
  const onChange = () => {
    version += 1
    for (const listener of listeners) listener()
  }
  let course: Course = await openCourse(options.lesson, { seed, onChange })
  // A new course replaces the old one, and everything under way on the old one ends.
  let changing: Promise<unknown> = Promise.resolve()
  const changeTo = (lesson: Lesson) => {
    const changed = changing.then(async () => {
      const left = course
      course = await openCourse(lesson, { seed, onChange })
      onChange()
      await left.close()
    })
    changing = changed.catch(() => {})
    return changed
  }
  const state = async (): Promise<LessonState> => ({
    lessons: lessons.map(({ id, title, minutes, summary }) => ({ id, title, minutes, summary })),
    lesson: course.lesson,
    version,
    course: course.view(),
    sides: await course.stage.view(),
  })

  const router = new Router()
  router.get('/lesson/state', async (context) => {
    context.body = await state()
  })
  router.get('/lesson/events', (context) => streamChanges(context, state, listeners))
  router.post('/lesson/deeds', async (context) => {
    const { deed, side } = await readBody(context, requests.deed)
    await changing
    await course.perform(deed, side)
    context.body = await state()
  })
  router.post('/lesson/step', async (context) => {
    const { step } = await readBody(context, requests.step)
    await changing
    await course.goTo(step)
    context.body = await state()
  })
  router.post('/lesson/go-on', async (context) => {
    await changing
    await course.goOn()
    context.body = await state()
  })
  router.post('/lesson/reset', async (context) => {
    await changeTo(course.lesson)
    context.body = await state()
  })
  router.post('/lesson/choose', async (context) => {
    const { id } = await readBody(context, requests.lesson)
    const lesson = findLesson(id) ?? context.throw(404, `There is no lesson ${id}.`)
    await changeTo(lesson)
    context.body = await state()
  })
  router.get('/', (context) => sendPage(context, 'index.html'))
  router.get('/:name', (context) => sendPage(context, String(context.params.name)))

  const app = new Koa()
  app.use(answerErrors).use(keepOthersOut).use(router.routes()).use(router.allowedMethods())
  const server = createServer(app.callback())
  const closeCourse = async () => {
    await changing
    await course.close()
  }
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    await closeCourse()
    throw error
  }
  return {
    url: ownUrl(server.address()),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await closeCourse()
    },
  }
}

/**
 * Sends the state whenever it changes; after many changes at once, or while the page doesn't read, only the last one. So at
 * most one state waits for each page.
 */
function streamChanges(
  context: Context,
  state: () => Promise<LessonState>,
  listeners: Set<() => void>,
): void {
  const { res: response } = context
  // koa would report a page that was closed as an error of ours.
  context.respond = false
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  let waiting: NodeJS.Timeout | undefined
  let isBehind = false
  const send = () => {
    isBehind = response.writableNeedDrain
    if (isBehind) return
    waiting ??= setTimeout(async () => {
      waiting = undefined
      const now = JSON.stringify(await state())
      if (!response.destroyed) response.write(`data: ${now}\n\n`)
    }, 50)
  }
  listeners.add(send)
  response.on('drain', () => {
    if (isBehind) send()
  })
  response.on('close', () => {
    listeners.delete(send)
    clearTimeout(waiting)
  })
  send()
}

async function readBody<Shape>(context: Context, schema: z.ZodType<Shape>): Promise<Shape> {
  const text = await rawBody(context.req, { limit: '16kb', encoding: 'utf8' })
  const sent = schema.safeParse(parseJson(text))
  return sent.success ? sent.data : context.throw(400, 'This is not what a lesson’s page sends.')
}

/** The page learns what it did wrong; koa prints what we did wrong. */
async function answerErrors(context: Context, next: Next): Promise<void> {
  try {
    await next()
    if (context.status === 404 && context.body === undefined) context.throw(404, 'There is nothing here.')
  } catch (error) {
    if (!(error instanceof HttpError) || !error.expose) throw error
    context.status = error.status
    context.body = { problem: error.message }
  }
}

/** Another site's page, or one whose name was pointed here, must not be able to control the lesson. */
async function keepOthersOut(context: Context, next: Next): Promise<void> {
  if (!isLocalName(context.hostname) || isFromAnotherOrigin(context))
    context.throw(403, 'The lesson responds only to its own pages.')
  await next()
}

/** Sends one of the built files of the page. */
async function sendPage(context: Context, name: string): Promise<void> {
  const file = await readBuiltFile(pageFolders, name)
  if (file === undefined) {
    if (name !== 'index.html') context.throw(404, 'There is nothing here.')
    context.throw(503, 'The page is not built in this checkout. Run npm run build, then reload it.')
  }
  context.set(file.headers)
  context.body = file.content
}
