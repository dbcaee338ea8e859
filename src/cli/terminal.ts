import { styleText } from 'node:util'

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Where a command writes, and whether colour is welcome there. */
export interface Terminal {
  readonly colour: boolean
  write(text: string): void
  line(text?: string): void
  paint(style: Style, text: string): string
}

/** Standard output. Colour only on a terminal, and not where NO_COLOR is set (no-color.org). */
export function standardOutput(): Terminal {
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  return {
    colour,
    write: (text) => void process.stdout.write(text),
    line: (text = '') => void process.stdout.write(`${text}\n`),
    paint: (style, text) => (colour ? styleText(style, text) : text),
  }
}
