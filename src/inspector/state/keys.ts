import { isProblem } from '../model/filter.ts'
import type { Inspection } from './inspection.ts'
import { isTyping } from './is-typing.ts'
import { go, place } from './place.ts'

/**
 * Keys of every page: n and p go to the next and the previous message with a problem, Escape closes what is shown in full. Returns
 * what ends it. A key that is typed into a field, or pressed together with another one, is left alone.
 */
export function followKeys(inspection: Inspection): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const act = {
      n: () => goToProblem(inspection, 1),
      p: () => goToProblem(inspection, -1),
      Escape: () => go({ message: undefined, entry: undefined }),
    }[event.key]
    act?.()
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

/** From the message that is shown, or else from before the first one and after the last one. */
function goToProblem({ exchanges }: Inspection, direction: 1 | -1): void {
  const ids = exchanges.value.filter(isProblem).map(({ id }) => id)
  const { message } = place.peek()
  const next =
    message === undefined
      ? ids.at(direction === 1 ? 0 : -1)
      : direction === 1
        ? ids.find((id) => id > message)
        : ids.findLast((id) => id < message)
  if (next !== undefined) go({ page: 'flows', flow: undefined, message: next, entry: undefined })
}
