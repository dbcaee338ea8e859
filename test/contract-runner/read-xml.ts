/** An element of a document that was read. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/**
 * Reads an XML document and throws at the first thing that is not well-formed. It knows what a report contains: a
 * declaration, elements, attributes in double quotes, text, and character references.
 */
export function readXml(document: string): XmlElement {
  const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(document)
  if (illegal !== null) throw new Error(`illegal character at ${illegal.index}`)
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  if (body === document) throw new Error('no declaration')
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [token, closing, tag, attributes = '', empty] of body.matchAll(tokens)) {
    const current = open.at(-1)
    if (current === undefined) throw new Error(`${token} after the end`)
    if (tag === undefined) {
      current.text += readText(token)
    } else if (closing === '/') {
      if (open.pop()?.name !== tag || attributes !== '') throw new Error(`${token} closes nothing`)
    } else {
      const element = { name: tag, attributes: readAttributes(attributes), children: [], text: '' }
      current.children.push(element)
      if (empty !== '/') open.push(element)
    }
  }
  const [only, ...more] = root.children
  if (only === undefined || more.length > 0 || open.length !== 1)
    throw new Error('not one root element, closed')
  if (root.text.trim() !== '') throw new Error('text outside of the root')
  return only
}

/** A tag, or text up to the next one; a stray `<` is neither and lands in the text, where it is refused. */
const tokens = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="[^"<]*")*)\s*(\/?)>|<|[^<]+/g

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    readText(value.replace(/[\t\n\r]/g, ' ')),
  ])
  const attributes = Object.fromEntries(pairs)
  if (Object.keys(attributes).length !== pairs.length) throw new Error(`repeated attribute: ${text}`)
  return attributes
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#13': '\r',
  '#10': '\n',
}

function readText(text: string): string {
  if (text.includes('<') || text.includes(']]>')) throw new Error(`stray markup: ${text.slice(0, 50)}`)
  return text.replace(/&([^;&]*;?)/g, (reference, name: string) => {
    const character = name.endsWith(';') ? entities[name.slice(0, -1)] : undefined
    if (character === undefined) throw new Error(`unknown reference ${reference}`)
    return character
  })
}
