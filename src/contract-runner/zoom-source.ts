import { createMockZoom, type MockZoom, type MockZoomOptions } from '../mock-zoom/index.ts'
import type { Profile } from './contract.ts'

/** A mock for the duration of one contract. Disposing gives it back. */
export interface LentZoom extends AsyncDisposable {
  readonly zoom: MockZoom
}

/** Where a run gets its mocks from. */
export type ZoomSource = (profile: Profile) => Promise<LentZoom>

export type ZoomSourceOptions = Omit<MockZoomOptions, 'profile'>

/**
 * A new mock for every contract. Its clock is the machine's, which can be advanced: an app compares the times that Zoom
 * sends with its own.
 */
export function freshZoom(options: ZoomSourceOptions = {}): ZoomSource {
  return async (profile) => {
    const zoom = await createMockZoom({ clock: 'real', ...options, profile })
    return { zoom, [Symbol.asyncDispose]: () => zoom.close() }
  }
}

/** Mocks that keep their URL, for apps that already run and know it. Close them after the run. */
export interface SharedZoom extends AsyncDisposable {
  readonly lend: ZoomSource
}

/** A place for one mock, which keeps its URL from the first mock on. */
interface Berth {
  options: ZoomSourceOptions
  zoom: MockZoom | undefined
}

/**
 * One mock for each contract that runs at the same time, emptied before each contract. When the profile changes, a new one is
 * created at the same URL.
 */
export function sharedZoom(options: ZoomSourceOptions): SharedZoom {
  const all: Berth[] = []
  const free: Berth[] = []

  function take(profile: Profile): Berth {
    const index = Math.max(
      0,
      free.findIndex(({ zoom }) => zoom?.profile === profile),
    )
    const [found] = free.splice(index, 1)
    if (found !== undefined) return found
    const berth: Berth = { options: { clock: 'real', ...options }, zoom: undefined }
    all.push(berth)
    return berth
  }

  async function prepare(berth: Berth, profile: Profile): Promise<MockZoom> {
    if (berth.zoom?.profile === profile) {
      await berth.zoom.reset()
      return berth.zoom
    }
    await berth.zoom?.close()
    berth.zoom = undefined
    const zoom = await createMockZoom({ ...berth.options, profile })
    berth.options = { ...berth.options, port: Number(new URL(zoom.url).port) }
    berth.zoom = zoom
    return zoom
  }

  return {
    async lend(profile) {
      const berth = take(profile)
      const release = async () => void free.push(berth)
      try {
        return { zoom: await prepare(berth, profile), [Symbol.asyncDispose]: release }
      } catch (error) {
        await release()
        throw error
      }
    },
    async [Symbol.asyncDispose]() {
      for (const { zoom } of all.splice(0)) await zoom?.close()
      free.splice(0)
    },
  }
}
