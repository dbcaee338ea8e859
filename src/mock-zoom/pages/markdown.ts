import { Html, html } from './html.ts'

/** Where a link or a picture of a page leads; undefined if that isn't served, and then only its text is shown. */
export type LinkTarget = (href: string) => string | undefined

/**
 * The pages of docs/ as HTML: headings with anchors as GitHub makes them, paragraphs, lists, tables, code, links, pictures and
 * emphasis. Not all of Markdown: what those pages use. They are ours, and everything is escaped all the same.
 */
export function renderMarkdown(text: string, target: LinkTarget): Html {
  const lines = text.replaceAll(/<!--[\s\S]*?-->/g, '').split('\n')
  const blocks: Html[] = []
  const inline = (words: string) => renderInline(words, target)
  while (lines.length > 0) {
    const line = lines[0] ?? ''
    const heading = /^(#{1,6}) (.*)$/.exec(line)
    const anchor = /^<a id="([\w-]+)"><\/a>$/.exec(line)
    if (line.trim() === '') lines.shift()
    else if (heading) {
      lines.shift()
      const [, { length: level } = '#', words = ''] = heading
      blocks.push(wrapped(`h${level}`, html` id="${anchorOf(words)}"`, inline(words)))
    } else if (anchor) {
      lines.shift()
      blocks.push(html`<a id="${anchor[1] ?? ''}"></a>`)
    } else if (line.startsWith('```')) {
      lines.shift()
      const end = lines.findIndex((each) => each.startsWith('```'))
      const code = lines.splice(0, end < 0 ? lines.length : end)
      lines.shift()
      blocks.push(html`<pre tabindex="0"><code>${code.join('\n')}</code></pre>`)
    } else if (line.startsWith('|')) blocks.push(table(takeWhile(lines, /^\|/), inline))
    else if (listItem.test(line)) blocks.push(list(takeWhile(lines, /^(- |\d+\. | +\S)/), inline))
    else blocks.push(html`<p>${inline(takeWhile(lines, /^(?!#{1,6} |```|\||- |\d+\. |$)/).join(' '))}</p>`)
  }
  return html`${blocks}`
}

const listItem = /^(- |\d+\. )/

/** The first line, and those after it that match. */
function takeWhile(lines: string[], pattern: RegExp): string[] {
  const end = lines.findIndex((line, index) => index > 0 && !pattern.test(line))
  return lines.splice(0, end < 0 ? lines.length : end)
}

/** The anchor of a heading, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')
}

function list(lines: readonly string[], inline: (words: string) => Html): Html {
  const items: string[] = []
  for (const line of lines) {
    if (listItem.test(line)) items.push(line.replace(listItem, ''))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  const name = /^\d/.test(lines[0] ?? '') ? 'ol' : 'ul'
  return wrapped(name, html``, html`${items.map((item) => html`<li>${inline(item)}</li>`)}`)
}

function table(lines: readonly string[], inline: (words: string) => Html): Html {
  const [head = [], , ...body] = lines.map(cellsOf)
  const row = (cells: readonly string[], name: 'th' | 'td') =>
    html`<tr>${cells.map((cell) => wrapped(name, html``, inline(cell)))}</tr>`
  return html`<div class="table" tabindex="0"><table><thead>${row(head, 'th')}</thead><tbody>${body.map((cells) => row(cells, 'td'))}</tbody></table></div>`
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

/** An element whose name is one of ours. */
function wrapped(name: string, attributes: Html, content: Html): Html {
  return new Html(`<${name}${attributes.text}>${content.text}</${name}>`)
}

/** Code first, because nothing in it means anything else. */
const inlineParts =
  /(?<ticks>`+)(?<code>.+?)\k<ticks>|!\[(?<alt>[^\]]*)\]\((?<image>[^)\s]+)\)|\[(?<words>(?:`[^`]*`|\\.|[^\]`])*)\]\((?<href>(?:\([^)]*\)|[^)\s])+)\)|<(?<url>https?:\/\/[^>\s]+)>|\*\*(?<strong>(?:`[^`]*`|.)+?)\*\*|(?<![\w*])\*(?<em>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])/gu

function renderInline(text: string, target: LinkTarget): Html {
  const parts: Html[] = []
  let from = 0
  for (const match of text.matchAll(inlineParts)) {
    parts.push(plain(text.slice(from, match.index)))
    from = match.index + match[0].length
    const { code, alt, image, words, href, url, strong, em } = match.groups ?? {}
    if (code !== undefined) parts.push(html`<code>${code.trim() === '' ? code : code.trim()}</code>`)
    else if (image !== undefined) parts.push(picture(target(image), alt ?? ''))
    else if (href !== undefined) parts.push(link(target(href), renderInline(words ?? '', target)))
    else if (url !== undefined) parts.push(link(target(url), html`${url}`))
    else if (strong !== undefined) parts.push(html`<strong>${renderInline(strong, target)}</strong>`)
    else parts.push(html`<em>${renderInline(em ?? '', target)}</em>`)
  }
  return html`${[...parts, plain(text.slice(from))]}`
}

function link(to: string | undefined, words: Html): Html {
  return to === undefined ? words : html`<a href="${to}">${words}</a>`
}

function picture(to: string | undefined, alt: string): Html {
  return to === undefined ? html`<em>${alt}</em>` : html`<img src="${to}" alt="${alt}">`
}

/** Backslashes that only keep a character from meaning something are gone, and the pages' own entities are kept. */
function plain(text: string): Html {
  const { text: escaped } = html`${text.replaceAll(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1')}`
  return new Html(escaped.replaceAll(/&amp;(lt|gt|amp|quot|#\d+);/g, '&$1;'))
}
