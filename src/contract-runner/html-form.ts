import { ContractError } from './contract-error.ts'
import {
  belongsTo,
  buttonEntry,
  entriesOf,
  isButton,
  isDisabled,
  isNamed,
  isSubmitButton,
  missing,
} from './form-controls.ts'
import { attribute, type Document, type Element, elementsNamed, parseHtml } from './html.ts'
import { resolveUrl } from './web-address.ts'

/** What a person does with a form: values typed or chosen by field name, and the button they press. */
export interface FormChoices {
  /** Its place among the page's forms; the first by default. */
  readonly form?: number
  readonly fields?: Readonly<Record<string, string>>
  /** A button by name and value, or by its place among the `button` and `input` elements of the page. */
  readonly press?: { readonly name: string; readonly value: string } | { readonly place: number }
}

/** A form on a page that was read. */
export interface HtmlForm {
  /** Whether it has a button with this name and, if given, value. */
  hasButton(name: string, value?: string): boolean
  hasField(name: string): boolean
  /** The request that a browser would send. Does nothing that a person could not do on this page. */
  fill(choices?: FormChoices): FormSubmission
}

export interface FormSubmission {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly enctype: 'application/x-www-form-urlencoded' | 'multipart/form-data'
  readonly entries: readonly (readonly [name: string, value: string])[]
}

/** The form at this place on the page. Throws a ContractError if there is none. */
export function formOn(page: { readonly url: URL; readonly text: string }, place = 0): HtmlForm {
  const form = formAt(page, place)
  if (form !== undefined) return form
  const { origin, pathname } = page.url
  throw new ContractError('no-such-control', `There is no form on ${origin}${pathname}.`)
}

/** The first form on the page, or `undefined`. */
export function firstForm(page: { readonly url: URL; readonly text: string }): HtmlForm | undefined {
  return formAt(page, 0)
}

function formAt(page: { readonly url: URL; readonly text: string }, place: number): HtmlForm | undefined {
  const document = parseHtml(page.text)
  const form = elementsNamed(document, 'form')[place]
  if (form === undefined) return undefined
  const controls = elementsNamed(document, 'button', 'input', 'select', 'textarea').filter((control) =>
    belongsTo(control, form),
  )
  const buttons = controls.filter(isSubmitButton)
  const fields = controls.filter((control) => !isButton(control))
  return {
    hasButton: (name, value) => buttons.some((button) => isNamed(button, name, value)),
    hasField: (name) => fields.some((field) => attribute(field, 'name') === name),
    fill({ fields: values = {}, press } = {}) {
      const pressed = press === undefined ? undefined : buttonFor(press, buttons, document)
      if (press !== undefined && (pressed === undefined || isDisabled(pressed))) {
        const what = 'place' in press ? 'button that can be pressed' : `button ${press.name}=${press.value}`
        throw missing(page.url, what, buttons)
      }
      for (const name of Object.keys(values)) {
        if (!fields.some((field) => attribute(field, 'name') === name)) {
          throw missing(page.url, `field ${name}`, fields)
        }
      }
      const entries = controls.flatMap((control) =>
        control === pressed
          ? namedOnly(buttonEntry(control))
          : isButton(control)
            ? []
            : entriesOf(control, values, page.url),
      )
      return { ...target(form, pressed, document, page.url), entries }
    },
  }
}

function buttonFor(
  press: NonNullable<FormChoices['press']>,
  buttons: readonly Element[],
  document: Document,
): Element | undefined {
  if (!('place' in press)) return buttons.find((button) => isNamed(button, press.name, press.value))
  const pressed = pressables(document)[press.place]
  return buttons.find((button) => button === pressed)
}

/** Everything on a page that may be a button, in the order of the page. */
export function pressables(document: Document): Element[] {
  return elementsNamed(document, 'button', 'input')
}

/** A control without a name sends nothing. */
function namedOnly(entry: [name: string, value: string]): [string, string][] {
  return entry[0] === '' ? [] : [entry]
}

function target(
  form: Element,
  pressed: Element | undefined,
  document: Document,
  pageUrl: URL,
): Omit<FormSubmission, 'entries'> {
  const own = (name: string) => (pressed && attribute(pressed, `form${name}`)) ?? attribute(form, name)
  const enctype = own('enctype')?.toLowerCase() ?? 'application/x-www-form-urlencoded'
  if (enctype !== 'application/x-www-form-urlencoded' && enctype !== 'multipart/form-data') {
    throw new ContractError(
      'garbage',
      `The form on ${pageUrl.origin}${pageUrl.pathname} has enctype ${enctype}.`,
    )
  }
  const [base] = elementsNamed(document, 'base')
  const from = resolveUrl((base && attribute(base, 'href')) ?? '', pageUrl)
  const action = own('action')?.trim() ?? ''
  return {
    method: own('method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
    url: action === '' ? pageUrl : resolveUrl(action, from),
    enctype,
  }
}
