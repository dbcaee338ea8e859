/** Narrower than that, nothing can be read: then lines stay whole. */
const narrowest = 40

/** Breaks a text between its words into lines of so many characters, each behind the indent. A word is never broken. */
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
