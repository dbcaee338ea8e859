import { useContext } from 'preact/hooks'
import { InspectionContext } from '../state/inspection.ts'

/** The start of a code, as the journal shortens it. */
const shortened = /([\w-]{10}…)/

/** The colours that theme.css has for codes. */
const hues = 6

/**
 * Text in which each shortened code has its own colour, the same everywhere, so that you recognize it. Consecutive codes
 * never have the same colour. Codes that the mock did not issue have none.
 */
export function WithCodes({ text }: { readonly text: string }) {
  const numbers = useContext(InspectionContext)?.codeNumbers.value
  return (
    <>
      {text.split(shortened).map((part, index) => {
        if (index % 2 === 0) return part
        const number = numbers?.get(part)
        return (
          // The parts of a text never change order.
          <code key={index} class={number === undefined ? 'code' : `code hue-${number % hues}`}>
            {part}
          </code>
        )
      })}
    </>
  )
}
