import { getAttribute, getTextContent, isElementNode, queryAll } from '@parse5/tools'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { MockZoom } from '../../src/mock-zoom/index.ts'

type Element = DefaultTreeAdapterTypes.Element

/** The elements of a page with this name, in order, as a browser reads them. */
export function elements(page: string, name: string): Element[] {
  return [
    ...queryAll<Element>(
      parse(page),
      (node) => isElementNode(node) && (name === '*' || node.tagName === name),
    ),
  ]
}

/** The texts of the elements of a page with this name. */
export function texts(page: string, name: string): string[] {
  return elements(page, name).map(getTextContent)
}

export function attribute(element: Element | undefined, name: string): string | null {
  return element === undefined ? null : getAttribute(element, name)
}

/** Submits the consent form as a browser does that shows `page`, and answers where Zoom sends it, or the answer. */
export async function decide(
  zoom: MockZoom,
  page: string,
  decision: 'allow' | 'decline',
  userId?: string,
): Promise<Response> {
  const [form] = elements(page, 'form')
  const [first] = await zoom.users.list()
  return fetch(new URL(attribute(form, 'action') ?? '', `${zoom.url}/oauth/authorize`), {
    method: attribute(form, 'method') ?? 'get',
    body: new URLSearchParams({ zoom_user: userId ?? first?.id ?? '', decision }),
    redirect: 'manual',
  })
}
