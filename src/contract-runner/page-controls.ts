import { belongsTo, isDisabled, isSubmitButton } from './form-controls.ts'
import { attribute, type Document, type Element, elementsNamed, parseHtml, textOf } from './html.ts'
import { pressables } from './html-form.ts'

interface PageText {
  readonly url: URL
  readonly text: string
}

/** A link that a person could follow. */
export interface Link {
  readonly url: URL
  /** Among the `a` elements of the page. */
  readonly place: number
}

/** A form that a person could submit, and the button to press. */
export interface FoundForm {
  /** Among the forms of the page. */
  readonly form: number
  /** Without one, the form is submitted with the Enter key. */
  readonly press?: { readonly place: number }
}

/** The link with this text, or to this path or URL. */
export function findLink(page: PageText, wanted: string): Link | undefined {
  const document = parseHtml(page.text)
  const base = baseOf(document, page.url)
  const links = elementsNamed(document, 'a').flatMap((element, place) => {
    const url = linkTo(attribute(element, 'href'), base)
    return url === undefined ? [] : [{ url, place, label: labelOf(element) }]
  })
  return isAddress(wanted) ? links.find(({ url }) => leadsTo(url, wanted, page.url)) : best(links, wanted)
}

/** The form with a button of this text, or that is sent to this path or URL. */
export function findForm(page: PageText, wanted: string): FoundForm | undefined {
  const document = parseHtml(page.text)
  const base = baseOf(document, page.url)
  const forms = elementsNamed(document, 'form')
  const candidates = pressables(document).map((element, place) => ({ element, place }))
  const buttons = candidates.filter(({ element }) => isSubmitButton(element) && !isDisabled(element))
  const withForm = buttons.flatMap(({ element, place }) => {
    const form = forms.findIndex((each) => belongsTo(element, each))
    return form === -1 ? [] : [{ form, press: { place }, label: labelOf(element), element }]
  })
  if (!isAddress(wanted)) return best(withForm, wanted)
  const form = forms.findIndex((element) => {
    const url = linkTo(attribute(element, 'action') ?? page.url.href, base)
    return url !== undefined && leadsTo(url, wanted, page.url)
  })
  if (form === -1) return undefined
  return withForm.find((button) => button.form === form) ?? { form }
}

/** The value of a form field, or of a `meta` element, with this name. */
export function fieldOn(page: PageText, name: string): string | undefined {
  const document = parseHtml(page.text)
  const found = elementsNamed(document, 'input', 'textarea', 'select', 'meta').find(
    (element) => attribute(element, 'name') === name,
  )
  if (found === undefined) return undefined
  if (found.tagName === 'textarea') return textOf(found)
  return attribute(found, found.tagName === 'meta' ? 'content' : 'value')
}

/** What a person can follow and press on the page, for messages. */
export function controlsOn(page: PageText): string[] {
  const document = parseHtml(page.text)
  const links = elementsNamed(document, 'a').filter((link) => attribute(link, 'href') !== undefined)
  const buttons = pressables(document).filter(isSubmitButton)
  return [...buttons, ...links].map(labelOf).filter((label) => label !== '')
}

/** A form of the page, by its button. */
export interface PageForm {
  readonly step: { readonly submit: string }
  /** Its path and the text of its button. */
  readonly words: string
}

/** What a person could submit on the page, each form by its first button. */
export function formsOn(page: PageText): PageForm[] {
  const document = parseHtml(page.text)
  const base = baseOf(document, page.url)
  const controls = pressables(document).filter(isSubmitButton)
  return elementsNamed(document, 'form').map((form) => {
    const button = controls.find((each) => belongsTo(each, form))
    const action = linkTo(attribute(form, 'action') ?? '', base)
    const label = button === undefined ? '' : labelOf(button)
    return { words: `${action?.pathname} ${label}`, step: { submit: label || action?.pathname || '/' } }
  })
}

/** The step from this page that looks most like the way to Zoom: a form first, then a link. */
export function stepToZoom(page: PageText): { submit: string } | { follow: string } | undefined {
  const document = parseHtml(page.text)
  const base = baseOf(document, page.url)
  const links = elementsNamed(document, 'a').flatMap((link) => {
    const url = linkTo(attribute(link, 'href'), base)
    const label = labelOf(link)
    return url === undefined
      ? []
      : [{ words: `${url.pathname} ${label}`, step: { follow: label || url.pathname } }]
  })
  const isZoom = ({ words }: { readonly words: string }) => /zoom/i.test(words)
  const isConnect = ({ words }: { readonly words: string }) => connectWords.test(words)
  const all = [...formsOn(page), ...links]
  return (all.find(isZoom) ?? all.find(isConnect))?.step
}

const loginWords = /\b(sign[ -]?in|log[ -]?in|signin|login)\b/i

/** The step that signs a new person in with this page's form, if it has one for that. */
export function signInFormOn(page: PageText): { submit: string; fields: Record<string, string> } | undefined {
  const document = parseHtml(page.text)
  const base = baseOf(document, page.url)
  const buttons = pressables(document).filter(isSubmitButton)
  const inputs = elementsNamed(document, 'input')
  for (const form of elementsNamed(document, 'form')) {
    const button = buttons.find((each) => belongsTo(each, form))
    const action = linkTo(attribute(form, 'action') ?? page.url.href, base)
    const label = button === undefined ? '' : labelOf(button)
    const fields = Object.fromEntries(
      inputs.filter((input) => belongsTo(input, form)).flatMap((input) => typedBy(input)),
    )
    const isPost = attribute(form, 'method')?.toLowerCase() === 'post'
    const isLogin = loginWords.test(`${label} ${action?.pathname.replaceAll('/', ' ')}`)
    if (isPost && isLogin && Object.keys(fields).length > 0)
      return { submit: label || action?.pathname || '/', fields }
  }
  return undefined
}

/** What a new person types there. */
function typedBy(input: Element): [string, string][] {
  const name = attribute(input, 'name')
  const type = attribute(input, 'type')?.toLowerCase() ?? 'text'
  if (name === undefined || !['text', 'email', 'password'].includes(type)) return []
  if (type === 'password') return [[name, 'correct horse']]
  return [[name, type === 'email' || /mail/i.test(name) ? '{person}@example.com' : '{person}']]
}

const connectWords = /\b(connect|install|authori[sz]e|oauth|link)\b/i

/** A path or a URL, not the text of a link or button. */
function isAddress(wanted: string): boolean {
  return /^(\/|https?:)/.test(wanted)
}

/** The query counts only if it is asked for. */
function leadsTo(url: URL, wanted: string, page: URL): boolean {
  if (!URL.canParse(wanted, page.href)) return false
  const target = new URL(wanted, page)
  return (
    url.pathname === target.pathname &&
    (/^https?:/.test(wanted) ? url.origin === target.origin : true) &&
    (target.search === '' || url.search === target.search)
  )
}

/** First the one with exactly this text, then one that contains it. */
function best<Labelled extends { readonly label: string }>(
  all: readonly Labelled[],
  wanted: string,
): Labelled | undefined {
  const text = plain(wanted)
  return (
    all.find(({ label }) => plain(label) === text) ?? all.find(({ label }) => plain(label).includes(text))
  )
}

/** What a person reads on it, or what a screen reader reads to them. */
function labelOf(element: Element): string {
  const images = elementsNamed(element, 'img').map((image) => attribute(image, 'alt') ?? '')
  const own = element.tagName === 'input' ? (attribute(element, 'value') ?? 'Submit') : textOf(element)
  const texts = [own, ...images].map((text) => text.trim().replace(/\s+/g, ' ')).filter(Boolean)
  return texts.join(' ') || (attribute(element, 'aria-label') ?? attribute(element, 'title') ?? '')
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}

function linkTo(href: string | undefined, base: URL): URL | undefined {
  if (href === undefined || !URL.canParse(href, base.href)) return undefined
  const url = new URL(href, base)
  return /^https?:$/.test(url.protocol) ? url : undefined
}

function baseOf(document: Document, page: URL): URL {
  const [base] = elementsNamed(document, 'base')
  return linkTo(base && attribute(base, 'href'), page) ?? page
}
