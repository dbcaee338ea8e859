/** In a narrower terminal, wrapped text is unreadable, so lines are not wrapped. */
const narrowest = 40

/** Wraps text between words to lines of at most `width` characters, each with the indent. Words are never broken. */
export function wrap(text: string, width: number | undefined, indent: string): string {
  if (width === undefined || width < narrowest) return `${indent}${text}`
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one) => `${indent}${one}`).join('\n')
}
