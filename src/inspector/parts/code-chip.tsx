import { useContext } from 'preact/hooks'
import { InspectionContext } from '../state/inspection.ts'

/** The start of a code, as the journal shortens it. */
const shortened = /([\w-]{10}…)/

/** The colours that theme.css has for codes. */
const hues = 6

/**
 * Text in which each shortened code has a colour of its own, the same everywhere, so that one is known again. Codes that
 * follow each other never have the same. What the mock has not issued has none.
 */
export function WithCodes({ text }: { readonly text: string }) {
  const numbers = useContext(InspectionContext)?.codeNumbers.value
  return (
    <>
      {text.split(shortened).map((part, index) => {
        if (index % 2 === 0) return part
        const number = numbers?.get(part)
        return (
          // The parts of one text never change places.
          <code key={index} class={number === undefined ? 'code' : `code hue-${number % hues}`}>
            {part}
          </code>
        )
      })}
    </>
  )
}
