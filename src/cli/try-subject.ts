import {
  type Explored,
  explore,
  type Hints,
  parseSubject,
  sharedZoom,
  startedApps,
} from '../contract-runner/index.ts'

/** Starts the app of a subject file that is about to be written, and finds out how it is used. An error of the start is told as what is missing. */
export async function trySubject(file: object, hints: Hints, said: object): Promise<Explored> {
  const subject = parseSubject(file, 'mock-zoom init')
  const given = Object.fromEntries(
    Object.entries(subject.requests).filter(([key]) => Object.hasOwn(said, key)),
  )
  if (subject.start === undefined) throw new Error('There is nothing to start.')
  // Whether these are true is found out by trying.
  const start = { ...subject.start, keepsData: true, instances: subject.baseUrl.includes('{port}') }
  await using mocks = sharedZoom({})
  await using apps = startedApps({ subject: { ...subject, start }, folder: process.cwd() }, start)
  await using lent = await mocks.lend('2026')
  try {
    await using app = await apps.subject(lent.zoom)
    const parts = { app, zoom: lent.zoom, hints, given, signal: AbortSignal.timeout(120_000) }
    return await explore(parts)
  } catch (error) {
    const missing = [error instanceof Error ? error.message : String(error)]
    const { requests, answers, callback, webhooks } = subject
    const nothing = { keepsData: false, instances: false, works: false }
    return { ...nothing, requests, answers, callbackPath: callback?.path, webhooks, missing }
  }
}
