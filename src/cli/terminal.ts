import { styleText } from 'node:util'

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Where a command writes, and whether it can use colour there. */
export interface Terminal {
  readonly colour: boolean
  /** How many characters fit in a line; undefined if this isn't a terminal, and then lines are not wrapped. */
  readonly width: number | undefined
  write(text: string): void
  line(text?: string): void
  paint(style: Style, text: string): string
}

/** Uses colour only on a terminal, and not if NO_COLOR is set (no-color.org). */
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

/** For everything else: standard output belongs to the command that is run. */
export function standardError(): Terminal {
  return terminalOn(process.stderr)
}
