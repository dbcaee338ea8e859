import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { MockZoomError } from '../mock-zoom/index.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

/** The installed Chromium, Chrome or Edge. Throws a MockZoomError if there is none. */
export function findChromium({ CHROMIUM_PATH: named, PATH = '' }: NodeJS.ProcessEnv): string {
  if (named) {
    if (isProgram(named)) return named
    throw new MockZoomError(
      `CHROMIUM_PATH names ${named}, which isn’t a program. Set it to your Chromium or Chrome.`,
    )
  }
  const places = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const found = [...places, ...applications].find(isProgram)
  if (found !== undefined) return found
  throw new MockZoomError('No Chromium or Chrome was found. Install one, or set CHROMIUM_PATH to it.')
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
