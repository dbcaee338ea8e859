import { ContractError } from './contract-error.ts'
import { attribute, type Element, elementsAround, elementsNamed, has, textOf } from './html.ts'

/** HTML's "constructing the entry list", for one control. */
export function entriesOf(
  control: Element,
  values: Readonly<Record<string, string>>,
  pageUrl: URL,
): [string, string][] {
  const name = attribute(control, 'name') ?? ''
  if (name === '' || isDisabled(control)) return []
  const wanted = values[name]
  if (control.tagName === 'select') return selected(control, wanted, pageUrl).map((value) => [name, value])
  if (control.tagName === 'textarea') return [[name, wanted ?? textOf(control)]]
  const type = attribute(control, 'type')?.toLowerCase()
  if (type === 'checkbox' || type === 'radio') {
    const value = attribute(control, 'value') ?? 'on'
    const on = wanted === undefined ? has(control, 'checked') : wanted === value
    return on ? [[name, value]] : []
  }
  return [[name, (type === 'hidden' ? undefined : wanted) ?? attribute(control, 'value') ?? '']]
}

function selected(select: Element, wanted: string | undefined, pageUrl: URL): string[] {
  const options = elementsNamed(select, 'option').filter((option) => !isDisabled(option))
  if (wanted !== undefined) {
    if (!options.some((option) => optionValue(option) === wanted)) {
      throw missing(pageUrl, `option ${wanted} in ${attribute(select, 'name')}`, options)
    }
    return [wanted]
  }
  const chosen = options.filter((option) => has(option, 'selected'))
  if (has(select, 'multiple')) return chosen.map(optionValue)
  return [chosen.at(-1) ?? options[0]].flatMap((option) =>
    option === undefined ? [] : [optionValue(option)],
  )
}

function optionValue(option: Element): string {
  return attribute(option, 'value') ?? textOf(option).trim().replace(/\s+/g, ' ')
}

export function buttonEntry(button: Element): [string, string] {
  return [attribute(button, 'name') ?? '', attribute(button, 'value') ?? '']
}

export function belongsTo(control: Element, form: Element): boolean {
  const owner = attribute(control, 'form')
  return owner === undefined ? elementsAround(control).includes(form) : owner === attribute(form, 'id')
}

export function isButton(control: Element): boolean {
  const type = attribute(control, 'type')?.toLowerCase() ?? ''
  return (
    control.tagName === 'button' ||
    (control.tagName === 'input' && /^(submit|button|reset|image)$/.test(type))
  )
}

export function isSubmitButton(control: Element): boolean {
  const type = attribute(control, 'type')?.toLowerCase() ?? ''
  return isButton(control) && !/^(button|reset|image)$/.test(type)
}

export function isNamed(button: Element, name: string, value?: string): boolean {
  const [ownName, ownValue] = buttonEntry(button)
  return ownName === name && (value === undefined || ownValue === value)
}

export function isDisabled(control: Element): boolean {
  return [control, ...elementsAround(control)].some(
    (element) =>
      has(element, 'disabled') && (element === control || /^(fieldset|optgroup)$/.test(element.tagName)),
  )
}

/** What somebody looked for on this page and did not find. */
export function missing(pageUrl: URL, what: string, there: readonly Element[]): ContractError {
  const names = there.map((element) =>
    [attribute(element, 'name'), attribute(element, 'value')].filter(Boolean).join('='),
  )
  const found = names.length === 0 ? 'none' : names.join(', ')
  return new ContractError(
    'no-such-control',
    `The form on ${pageUrl.origin}${pageUrl.pathname} has no ${what}; it has ${found}.`,
  )
}
