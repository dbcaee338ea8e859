/** Text as code in a table cell. */
export function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}

/** A table; cells are Markdown already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Sources, those on the web as links. */
export function sources(list: readonly string[]): string {
  return list.length === 0 ? '—' : list.map(link).join('<br>')
}

function link(source: string): string {
  const [, address, rest = ''] =
    /^((?:github\.com|(?:devforum|developers|marketplace)\.zoom\.us)\/[^\s,()]+)(.*)$/.exec(source) ?? []
  return address === undefined ? source : `[${address}](https://${address})${rest}`
}
