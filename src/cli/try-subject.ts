import { type Discovery, discover, parseSubject, sharedZoom, startedApps } from '../contract-runner/index.ts'

/** Starts the app of a subject file that is about to be written, and connects one person. Errors of the start are told as what is missing. */
export async function trySubject(file: object): Promise<Discovery> {
  const subject = parseSubject(file, 'mock-zoom init')
  if (subject.start === undefined) throw new Error('There is nothing to start.')
  await using mocks = sharedZoom({})
  await using apps = startedApps({ subject, folder: process.cwd() }, subject.start)
  await using lent = await mocks.lend('2026')
  const { requests } = subject
  try {
    await using app = await apps.subject(lent.zoom)
    return await discover(app, lent.zoom, AbortSignal.timeout(60_000))
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error)
    return { requests, callbackPath: undefined, found: [], missing }
  }
}
