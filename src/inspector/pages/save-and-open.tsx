import { useRef, useState } from 'preact/hooks'
import type { JournalEntry } from '../../mock-zoom/journal/events.ts'
import { describeFlow } from '../model/describe-flow.ts'
import { entriesToSave } from '../model/entries-to-save.ts'
import { fits, isEverything } from '../model/filter.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useInspection } from '../state/inspection.ts'
import { place } from '../state/place.ts'
import { download, emptyPage, pageWith, toSave } from '../state/save.ts'
import { useSession } from '../state/session.ts'

/** The buttons that save and open journals. */
export function SaveAndOpen() {
  const session = useSession()
  const dialog = useRef<HTMLDialogElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState(false)
  const { file } = useInspection()
  return (
    <div class="save-and-open">
      <button
        type="button"
        class="small"
        onClick={() => {
          setAsking(true)
          dialog.current?.showModal()
        }}
      >
        Save…
      </button>
      <button type="button" class="small" onClick={() => picker.current?.click()}>
        Open…
      </button>
      <input
        ref={picker}
        type="file"
        accept=".json,.jsonl,application/json"
        hidden
        aria-label="A saved journal"
        onChange={async (event) => {
          const input = event.currentTarget
          const [chosen] = input.files ?? []
          if (chosen) session.open(await chosen.text(), chosen.name)
          // So that the same file can be chosen again.
          input.value = ''
        }}
      />
      {file !== undefined && session.leaveFile ? (
        <button type="button" class="small" onClick={session.leaveFile}>
          Back to the running mock
        </button>
      ) : null}
      <dialog ref={dialog} aria-labelledby="save-heading" onClose={() => setAsking(false)}>
        {asking ? <SaveForm onDone={() => dialog.current?.close()} /> : null}
      </dialog>
    </div>
  )
}

type Part = 'flow' | 'filter' | 'all'

function SaveForm({ onDone }: { readonly onDone: () => void }) {
  const inspection = useInspection()
  const { servedFrom } = useSession()
  const { entries, exchanges, flows, names } = inspection
  const { flow: flowId, filter } = place.value
  const flow = flows.value.find(({ id }) => id === flowId)
  const [part, setPart] = useState<Part>(flow ? 'flow' : isEverything(filter) ? 'all' : 'filter')
  const [problem, setProblem] = useState<{ problem: string; remedy: string } | undefined>(undefined)

  const chosen = (): readonly JournalEntry[] => {
    if (part === 'all') return entries.value
    const wanted =
      flow && part === 'flow' ? flow.exchanges : exchanges.value.filter((each) => fits(each, filter))
    return entriesToSave(wanted, exchanges.value)
  }
  const saveJson = () => {
    const saved = toSave(inspection, chosen())
    download('mock-zoom-journal.json', 'application/json', `${JSON.stringify(saved, null, 1)}\n`)
    onDone()
  }
  const saveHtml = async () => {
    try {
      const page = await emptyPage(servedFrom ?? '')
      download('mock-zoom-journal.html', 'text/html', pageWith(toSave(inspection, chosen()), page))
      onDone()
    } catch {
      setProblem({
        problem: 'The page could not be created: the mock does not respond.',
        remedy: 'Start it again, or save as JSON.',
      })
    }
  }
  const parts: readonly (readonly [Part, string])[] = [
    ...(flow ? [['flow', `This flow: ${describeFlow(flow, names.value)}`] as const] : []),
    ...(isEverything(filter) ? [] : [['filter', 'What the filter shows'] as const]),
    ['all', `The whole journal: ${entries.value.length} entries`],
  ]
  return (
    <div class="save-form">
      <h2 id="save-heading">Save</h2>
      <fieldset>
        <legend>What</legend>
        {parts.map(([value, text]) => (
          <label key={value} class="choice">
            <input type="radio" name="part" checked={part === value} onChange={() => setPart(value)} /> {text}
          </label>
        ))}
      </fieldset>
      <p>
        Secrets are shortened, as you see them here. Names, emails and everything else that your app sends are
        not. The requests that prove a finding are saved with it.
      </p>
      <div class="buttons">
        {servedFrom === undefined ? null : (
          <button type="button" class="primary" onClick={saveHtml}>
            As a page (HTML)
          </button>
        )}
        <button type="button" class={servedFrom === undefined ? 'primary' : ''} onClick={saveJson}>
          As data (JSON)
        </button>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
      </div>
      <p class="hint">
        A page opens in any browser. Data opens here again, and <code>mock-zoom explain FILE</code> prints its
        findings.
      </p>
      <ProblemNote problem={problem} />
    </div>
  )
}
