import { styleText } from 'node:util'
import { printableLines } from '../mock-zoom/index.ts'

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Where a command writes, and whether it can use colour there. */
export interface Terminal {
  readonly colour: boolean
  /** How many characters fit in a line; undefined if this isn't a terminal, and then lines are not wrapped. */
  readonly width: number | undefined
  /** Text of ours, in which every value was made `printable`. What slips through is made harmless here. */
  write(text: string): void
  line(text?: string): void
  /** A command for GitHub Actions, which `write` would disarm. */
  command(text: string): void
  paint(style: Style, text: string): string
}

/** Uses colour only on a terminal, and not if NO_COLOR is set (no-color.org). */
export function terminalOn(stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>): Terminal {
  const colour = stream.isTTY === true && !process.env.NO_COLOR
  return {
    colour,
    width: stream.isTTY ? stream.columns : undefined,
    write: (text) => void stream.write(harmless(text)),
    line: (text = '') => void stream.write(`${harmless(text)}\n`),
    command: (text) => void stream.write(printableLines(text).replaceAll(marker, disarmedMarker)),
    paint: (style, text) => (colour ? styleText(style, text) : text),
  }
}

export function standardOutput(): Terminal {
  return terminalOn(process.stdout)
}

/** For everything else: standard output belongs to the command that is run. */
export function standardError(): Terminal {
  return terminalOn(process.stderr)
}

/** What `paint` and the reporters write: nothing but colour and weight. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the one that colours begin with
const colours = /(\x1b\[\d{1,2}m)/

/** Text as it can be printed: without escape sequences except colours, and on GitHub Actions without commands to it. */
function harmless(text: string): string {
  const safe = text
    .split(colours)
    .map((part) => (colours.test(part) ? part : printableLines(part)))
    .join('')
  return process.env.GITHUB_ACTIONS === 'true' ? disarmed(safe) : safe
}

/** The runner takes `::` at the start of a line for a command, and `##[` anywhere in it. */
function disarmed(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1\\u003a').replaceAll(marker, disarmedMarker)
}

const marker = '##['
const disarmedMarker = '#\\u0023['
