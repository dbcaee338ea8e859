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
  readonly fields?: Readonly<Record<string, string>>
  readonly press?: { readonly name: string; readonly value: string }
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
  readonly entries: readonly (readonly [name: string, value: string])[]
}

/** The first form on the page. Throws a ContractError if there is none. */
export function formOn(page: { readonly url: URL; readonly text: string }): HtmlForm {
  const form = firstForm(page)
  if (form !== undefined) return form
  const { origin, pathname } = page.url
  throw new ContractError('no-such-control', `There is no form on ${origin}${pathname}.`)
}

/** The first form on the page, or `undefined`. */
export function firstForm(page: { readonly url: URL; readonly text: string }): HtmlForm | undefined {
  const document = parseHtml(page.text)
  const [form] = elementsNamed(document, 'form')
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
      const pressed =
        press === undefined ? undefined : buttons.find((b) => isNamed(b, press.name, press.value))
      if (press !== undefined && (pressed === undefined || isDisabled(pressed))) {
        throw missing(page.url, `button ${press.name}=${press.value}`, buttons)
      }
      for (const name of Object.keys(values)) {
        if (!fields.some((field) => attribute(field, 'name') === name)) {
          throw missing(page.url, `field ${name}`, fields)
        }
      }
      const entries = controls.flatMap((control) =>
        control === pressed
          ? [buttonEntry(control)]
          : isButton(control)
            ? []
            : entriesOf(control, values, page.url),
      )
      return { ...target(form, pressed, document, page.url), entries }
    },
  }
}

function target(
  form: Element,
  pressed: Element | undefined,
  document: Document,
  pageUrl: URL,
): Omit<FormSubmission, 'entries'> {
  const own = (name: string) => (pressed && attribute(pressed, `form${name}`)) ?? attribute(form, name)
  const enctype = own('enctype') ?? 'application/x-www-form-urlencoded'
  if (enctype.toLowerCase() !== 'application/x-www-form-urlencoded') {
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
  }
}
