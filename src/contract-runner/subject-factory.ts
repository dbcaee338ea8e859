import type { MockZoom } from '../mock-zoom/index.ts'
import { type Fleet, startFleet } from './fleet.ts'
import type { FleetSettings, Instance } from './instance.ts'
import { describeByDefault, type SubjectDescription } from './subject-description.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** An app that is ready to be used. Disposing stops what was started for it. */
export interface RunningSubject extends AsyncDisposable {
  readonly description: SubjectDescription
  /** Stops the app and starts it again, with its data and at the same URL. */
  readonly restart?: () => Promise<void>
  /** Starts another instance of the app on the same data. */
  readonly startAnother?: () => Promise<Instance>
  /** Missing if the app can't run so. */
  readonly fleet?: FleetSettings & {
    /** Starts that many instances of the app on the same data, behind one address. */
    start(size: number): Promise<Fleet>
  }
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
  /** Where browsers reach the app, if there are several instances behind one address. */
  readonly publicUrl?: string
}

/**
 * An app that is started again for every contract, such as the reference client. `describe` says which requests it has; `fleet`
 * that instances of it can run behind one address, if `start` heeds `publicUrl`.
 */
export function startedSubject(
  name: string,
  start: (zoom: MockZoom, place: Place) => Promise<Instance>,
  describe: (baseUrl: string, name: string) => SubjectDescription = describeByDefault,
  fleet?: FleetSettings,
): SubjectFactory {
  return async (zoom) => {
    const temporary = temporaryFolder('mock-zoom-subject-')
    const folder = temporary.path
    const others: AsyncDisposable[] = []
    const startOther = async (place: Omit<Place, 'folder'>) => {
      const other = await start(zoom, { folder, ...place })
      let ending: PromiseLike<void> | undefined
      const instance: Instance = {
        ...other,
        async [Symbol.asyncDispose]() {
          ending ??= other[Symbol.asyncDispose]()
          await ending
        },
      }
      others.push(instance)
      return instance
    }
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
      startAnother: () => startOther({ port: 0 }),
      ...(fleet && {
        fleet: {
          ...fleet,
          async start(size: number) {
            const started = await startFleet(size, app.url, (publicUrl) => startOther({ port: 0, publicUrl }))
            others.unshift(started)
            return started
          },
        },
      }),
      async [Symbol.asyncDispose]() {
        await Promise.all([...others, app].map((one) => one[Symbol.asyncDispose]()))
        await temporary[Symbol.asyncDispose]()
      },
    }
  }
}

/** An app that somebody else started, and that keeps running. */
export function runningSubject(description: SubjectDescription): SubjectFactory {
  return async () => ({ description, async [Symbol.asyncDispose]() {} })
}
