import type { MockZoom } from '../mock-zoom/index.ts'
import { describeByDefault, type SubjectDescription } from './subject-description.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** One more process of the app, on the same data. */
export interface Instance extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly url: string
  /** What it has printed; missing if nobody reads that. */
  readonly printed?: () => string
}

/** An app that is ready to be used. Disposing stops what was started for it. */
export interface RunningSubject extends AsyncDisposable {
  readonly description: SubjectDescription
  /** Stops the app and starts it again, with its data and at the same URL. */
  readonly restart?: () => Promise<void>
  /** Starts another instance of the app on the same data. */
  readonly startAnother?: () => Promise<Instance>
  /** Sets the app's clock, in milliseconds since 1970; missing where the app goes by the machine's. */
  readonly setClock?: (time: number) => Promise<void>
  /** How the app ended, in words that complete "the app …"; undefined while it runs, or if nobody knows. */
  readonly ending?: () => Promise<string | undefined>
  /** The app's last output, shortened for people. */
  readonly lastOutput?: () => string
  /** The same as it came, at least its last 64 KiB. */
  readonly printed?: () => string
}

/** Makes the app ready for one contract, with this mock as its Zoom. */
export type SubjectFactory = (zoom: MockZoom) => Promise<RunningSubject>

/** Where an instance of the app should run. */
export interface Place {
  /** A folder for its data, the same for all instances and restarts of one subject. */
  readonly folder: string
  /** 0 for a free one. */
  readonly port: number
}

/** An app that is started again for every contract, such as the reference client. `describe` says which requests it has. */
export function startedSubject(
  name: string,
  start: (zoom: MockZoom, place: Place) => Promise<Instance>,
  describe: (baseUrl: string, name: string) => SubjectDescription = describeByDefault,
): SubjectFactory {
  return async (zoom) => {
    const temporary = temporaryFolder('mock-zoom-subject-')
    const folder = temporary.path
    const others: Instance[] = []
    let app: Instance
    try {
      app = await start(zoom, { folder, port: 0 })
    } catch (error) {
      await temporary[Symbol.asyncDispose]()
      throw error
    }
    return {
      description: describe(app.url, name),
      ...(app.printed && { printed: () => app.printed?.() ?? '' }),
      async restart() {
        await app[Symbol.asyncDispose]()
        app = await start(zoom, { folder, port: Number(new URL(app.url).port) })
      },
      async startAnother() {
        const other = await start(zoom, { folder, port: 0 })
        others.push(other)
        return other
      },
      async [Symbol.asyncDispose]() {
        for (const instance of [app, ...others]) await instance[Symbol.asyncDispose]()
        await temporary[Symbol.asyncDispose]()
      },
    }
  }
}

/** An app that somebody else started, and that keeps running. */
export function runningSubject(description: SubjectDescription): SubjectFactory {
  return async () => ({ description, async [Symbol.asyncDispose]() {} })
}
