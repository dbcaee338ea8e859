/** The start of a code, as the journal shortens it. */
const shortened = /([\w-]{10}…)/

/** Text in which each shortened code has a colour of its own, the same everywhere, so that one is known again. */
export function WithCodes({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(shortened).map((part, index) =>
        index % 2 === 1 ? (
          // The parts of one text never change places.
          <code key={index} class={`code hue-${hueOf(part)}`}>
            {part}
          </code>
        ) : (
          part
        ),
      )}
    </>
  )
}

const hues = 6

function hueOf(code: string): number {
  let sum = 0
  for (const character of code) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return sum % hues
}
