import { styleText } from 'node:util'

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Where a command writes, and whether colour is welcome there. */
export interface Terminal {
  readonly colour: boolean
  /** How many characters fit into a line; undefined where nobody is looking, and lines stay whole. */
  readonly width: number | undefined
  write(text: string): void
  line(text?: string): void
  paint(style: Style, text: string): string
}

/** Colour only on a terminal, and not where NO_COLOR is set (no-color.org). */
function terminalOn(stream: NodeJS.WriteStream): Terminal {
  const colour = stream.isTTY === true && !process.env.NO_COLOR
  return {
    colour,
    width: stream.isTTY ? stream.columns : undefined,
    write: (text) => void stream.write(text),
    line: (text = '') => void stream.write(`${text}\n`),
    paint: (style, text) => (colour ? styleText(style, text) : text),
  }
}

export function standardOutput(): Terminal {
  return terminalOn(process.stdout)
}

/** For what is said besides: standard output belongs to others. */
export function standardError(): Terminal {
  return terminalOn(process.stderr)
}
