import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { MockZoomError } from '../../mock-zoom/domain/mock-zoom-error.ts'

/** Where the user's authority is kept: the given folder, else the data folder (XDG Base Directory, 3). */
export function authorityFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const { MOCK_ZOOM_AUTHORITY: named, XDG_DATA_HOME: data = '', LOCALAPPDATA: windows = '' } = environment
  if (named) return named
  if (isAbsolute(data)) return join(data, 'mock-zoom')
  if (isAbsolute(windows)) return join(windows, 'mock-zoom')
  return join(home(), '.local', 'share', 'mock-zoom')
}

function home(): string {
  try {
    return homedir()
  } catch {
    throw new MockZoomError(
      'This user has no home folder to keep a certificate in. Choose a folder with --authority or MOCK_ZOOM_AUTHORITY.',
    )
  }
}
