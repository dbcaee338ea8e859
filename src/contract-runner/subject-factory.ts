import type { MockZoom } from '../mock-zoom/index.ts'
import { describeByDefault, type SubjectDescription } from './subject-description.ts'

/** An app that is ready to be driven. Disposing stops what was started for it. */
export interface RunningSubject extends AsyncDisposable {
  readonly description: SubjectDescription
}

/** Makes the app ready for one contract, pointed at this mock. */
export type SubjectFactory = (zoom: MockZoom) => Promise<RunningSubject>

/** An app that is started anew for every contract, such as the reference client. */
export function startedSubject(
  name: string,
  start: (zoom: MockZoom) => Promise<AsyncDisposable & { readonly url: string }>,
): SubjectFactory {
  return async (zoom) => {
    const app = await start(zoom)
    return {
      description: describeByDefault(app.url, name),
      [Symbol.asyncDispose]: async () => {
        await app[Symbol.asyncDispose]()
      },
    }
  }
}

/** An app that somebody else started, and that keeps running. */
export function runningSubject(description: SubjectDescription): SubjectFactory {
  return async () => ({ description, async [Symbol.asyncDispose]() {} })
}
