import { useRef } from 'preact/hooks'
import { useAction } from '../state/action.ts'
import type { LiveMock } from '../state/inspection.ts'
import { Card } from './card.tsx'

/** Back to the start. It asks first: what was there can't be brought back. */
export function ResetCard({ live }: { readonly live: LiveMock }) {
  const action = useAction(live)
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <Card title="Reset" action={action}>
      <p>
        Back to the start: the apps and users of the beginning, no codes, grants or tokens, an empty journal,
        the clock and the switches as they were.
      </p>
      <div class="buttons">
        <button
          type="button"
          class="danger"
          disabled={action.busy}
          onClick={() => dialog.current?.showModal()}
        >
          Reset the mock…
        </button>
      </div>
      <dialog ref={dialog} aria-labelledby="reset-question">
        <h2 id="reset-question">Reset the mock?</h2>
        <p>The journal and every connection are gone then. To keep the journal, save it first.</p>
        <form method="dialog" class="buttons">
          <button
            type="submit"
            class="danger"
            onClick={() =>
              action.run(
                () => live.calls.mock.reset({}),
                () => 'The mock is as it was at the start.',
              )
            }
          >
            Reset
          </button>
          <button type="submit">Keep all as it is</button>
        </form>
      </dialog>
    </Card>
  )
}
