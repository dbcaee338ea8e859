import { createMockZoom, type MockZoom, type MockZoomOptions } from '../mock-zoom/index.ts'
import type { Profile } from './contract.ts'

/** A mock for the length of one contract. Disposing gives it back. */
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

/** One mock that stays where it is, for an app that runs already and knows its address. Close it after the run. */
export interface SharedZoom extends AsyncDisposable {
  readonly lend: ZoomSource
}

/** A mock at a fixed port, emptied before each contract; made anew only when the profile changes. */
export function sharedZoom(options: ZoomSourceOptions): SharedZoom {
  let current: MockZoom | undefined

  async function close(): Promise<void> {
    const zoom = current
    current = undefined
    await zoom?.close()
  }

  return {
    async lend(profile) {
      if (current?.profile !== profile) await close()
      if (current === undefined) current = await createMockZoom({ clock: 'real', ...options, profile })
      else await current.reset()
      return { zoom: current, async [Symbol.asyncDispose]() {} }
    },
    [Symbol.asyncDispose]: close,
  }
}
