import type { Terminal } from './terminal.ts'

const bar = '┃ '

/**
 * The same terminal for what is said while a command writes there too: every line begins with a bar, and each text on a line of
 * its own, wherever the command has left the cursor.
 */
export function setApart(terminal: Terminal): Terminal {
  const { width, paint } = terminal
  return {
    ...terminal,
    width: width === undefined ? undefined : width - bar.length,
    line(text = '') {
      const lines = text.replace(/^\n|\n$/g, '').split('\n')
      // In one piece: the command may write at any moment.
      terminal.write(
        `\n${lines.map((line) => paint('yellow', bar.trimEnd()) + (line && ` ${line}`)).join('\n')}\n\n`,
      )
    },
  }
}
