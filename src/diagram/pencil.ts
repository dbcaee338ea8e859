/** Makes an element of a page, whatever a page is made of: Preact's nodes in the inspector, text in a report. */
export type Pencil<Drawn> = (
  tag: 'span' | 'div' | 'code',
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Drawn | string)[]
) => Drawn

/** Each shortened code, with its number in the order of issue. */
export type CodeNumbers = ReadonlyMap<string, number>

/** The start of a code, as the journal shortens it. */
const shortened = /([\w-]{10}…)/

/** The colours that chips.css has for codes. */
const hues = 6

/**
 * Text in which each shortened code has its own colour, the same everywhere, so that you recognize it. Consecutive codes
 * never have the same colour. Codes that the mock did not issue have none.
 */
export function drawCodes<Drawn>(
  pencil: Pencil<Drawn>,
  text: string,
  numbers: CodeNumbers,
): (Drawn | string)[] {
  return text.split(shortened).map((part, index) => {
    if (index % 2 === 0) return part
    const number = numbers.get(part)
    return pencil('code', { class: number === undefined ? 'code' : `code hue-${number % hues}` }, part)
  })
}
