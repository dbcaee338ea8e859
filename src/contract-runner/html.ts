import {
  ancestors,
  getAttribute,
  getTextContent,
  hasAttribute,
  isElementNode,
  isParentNode,
} from '@parse5/tools'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
export type Document = DefaultTreeAdapterTypes.Document
export type Element = DefaultTreeAdapterTypes.Element

/** Parses a page the way browsers do. */
export function parseHtml(html: string): Document {
  return parse(html)
}

/** All elements below `root` with one of the names, in the order of the page. */
export function elementsNamed(root: Node, ...names: readonly string[]): Element[] {
  return descendants(root).filter(
    (node): node is Element => isElementNode(node) && names.includes(node.tagName),
  )
}

/** The attribute's value, or `undefined` if the element has none. */
export function attribute(element: Element, name: string): string | undefined {
  return getAttribute(element, name) ?? undefined
}

/** Whether the attribute is there, whatever its value. */
export function has(element: Element, name: string): boolean {
  return hasAttribute(element, name)
}

/** The elements around this one, from the inside out. */
export function elementsAround(element: Element): Element[] {
  return [...ancestors(element)].filter((node): node is Element => node !== element && isElementNode(node))
}

/** All text in the element, as is. */
export function textOf(element: Element): string {
  return getTextContent(element)
}

const invisible = new Set(['script', 'style', 'title', 'noscript', 'head'])

/** What a person would read on the page, in one line. Text that is not HTML stays as it is. */
export function visibleText(text: string, contentType: string): string {
  return inOneLine(visibleParts(text, contentType).join(' '))
}

/** The same, each text of the page for itself. */
export function visibleParts(text: string, contentType: string): string[] {
  return /\bhtml\b/i.test(contentType) ? textNodes(parseHtml(text)) : [text]
}

function inOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

function textNodes(root: Node): string[] {
  return descendants(root, (node) => isElementNode(node) && invisible.has(node.tagName)).flatMap((node) =>
    'value' in node ? [node.value] : [],
  )
}

/** Without recursion: a page of a hundred thousand nested elements must not overflow the stack. */
function descendants(root: Node, skip: (node: Node) => boolean = () => false): Node[] {
  const found: Node[] = []
  const waiting: Node[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node !== root) found.push(node)
    if (isParentNode(node) && !skip(node)) waiting.push(...node.childNodes.toReversed())
  }
  return found
}
