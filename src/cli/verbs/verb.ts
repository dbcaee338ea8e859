import type { MockZoom } from '../../mock-zoom/index.ts'
import { connect } from '../connect.ts'
import type { Terminal } from '../terminal.ts'
import { standardOutput } from '../terminal.ts'

/** What every command for a running mock takes. */
export interface VerbFlags {
  readonly zoom?: string
  readonly json?: boolean
}

/** What a command found or did. */
export interface Told {
  /** For machines. */
  readonly json: unknown
  /** For people: made printable, without line breaks. */
  readonly lines: readonly string[]
  /** 1 if what was asked for did not come about; 0 if left out. */
  readonly exitCode?: 0 | 1
}

/** One command on one running mock. Throws a MockZoomError that says what is wrong in one line. */
export type Verb = (zoom: MockZoom) => Promise<Told>

/** Finds the running mock, does it, and prints the result. */
export async function runVerb(
  { zoom: given, json }: VerbFlags,
  verb: Verb,
  terminal: Terminal = standardOutput(),
): Promise<void> {
  await using zoom = await connect(given ?? (process.env.MOCK_ZOOM_URL || 'http://127.0.0.1:9666'))
  const told = await verb(zoom)
  if (json) terminal.line(JSON.stringify(told.json, null, 2))
  else for (const line of told.lines) terminal.line(line)
  process.exitCode = told.exitCode ?? 0
}
