import { useRef } from 'preact/hooks'
import { useAction } from '../state/action.ts'
import type { LiveMock } from '../state/inspection.ts'
import { Card } from './card.tsx'

/** Resets the mock. It asks first, because a reset can't be undone. */
export function ResetCard({ live }: { readonly live: LiveMock }) {
  const action = useAction(live)
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <Card title="Reset" action={action}>
      <p>
        Go back to the start: the original apps and users, no codes, grants or tokens, an empty journal, and
        the original clock and switches.
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
        <p>This deletes the journal and every connection. To keep the journal, save it first.</p>
        <form method="dialog" class="buttons">
          <button
            type="submit"
            class="danger"
            onClick={() =>
              action.run(
                () => live.calls.mock.reset({}),
                () => 'The mock is back at its start.',
              )
            }
          >
            Reset
          </button>
          <button type="submit">Cancel</button>
        </form>
      </dialog>
    </Card>
  )
}
