import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetupProblem } from '../mock-zoom/mock/problem.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

/** The installed Chromium, or one of its kind. Throws a SetupProblem where there is none. */
export function findChromium({ CHROMIUM_PATH: named, PATH = '' }: NodeJS.ProcessEnv): string {
  if (named) {
    if (isProgram(named)) return named
    throw new SetupProblem(
      `CHROMIUM_PATH names ${named}, which is no program. Set it to your Chromium or Chrome.`,
    )
  }
  const places = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const found = [...places, ...applications].find(isProgram)
  if (found !== undefined) return found
  throw new SetupProblem('There is no Chromium or Chrome here. Install one, or name it with CHROMIUM_PATH.')
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
