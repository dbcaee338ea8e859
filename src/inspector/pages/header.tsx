import { everything } from '../model/filter.ts'
import { useInspection } from '../state/inspection.ts'
import type { Page } from '../state/place.ts'
import { go, hrefOf, place } from '../state/place.ts'
import { SaveAndOpen } from './save-and-open.tsx'

const tabs: readonly (readonly [Page, string])[] = [
  ['flows', 'Flows'],
  ['findings', 'Findings'],
  ['journal', 'Journal'],
  ['tables', 'Tables'],
  ['controls', 'Controls'],
]

/** The title, the pages, the findings, and whether the page is live. */
export function Header() {
  const { live, file, findings, exchanges } = useInspection()
  const { page } = place.value
  const count = findings.value.length
  const newest = findings.value.at(-1)
  const goToNewest = () => {
    const holder = exchanges.value.find(({ entries }) => entries.some(({ seq }) => seq === newest?.entry))
    go({ page: 'flows', flow: undefined, message: holder?.id, entry: undefined, filter: everything })
  }
  return (
    <header class="page-header">
      <h1>
        mock-zoom <span>inspector</span>
      </h1>
      <nav aria-label="Pages">
        {tabs.map(([name, title]) => (
          <a
            key={name}
            href={hrefOf({ page: name, message: undefined, entry: undefined })}
            aria-current={name === page ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      <div class={`findings-count ${count > 0 ? 'some' : ''}`} role="status">
        {newest === undefined ? (
          'No findings'
        ) : (
          <button type="button" class="small danger" onClick={goToNewest}>
            {count === 1 ? '1 finding' : `${count} findings`}
          </button>
        )}
      </div>
      <p class={`connection ${live ? live.connection.value : 'file'}`} role="status">
        {live
          ? { live: 'Live', connecting: 'Connecting…', lost: 'The mock does not respond; trying again…' }[
              live.connection.value
            ]
          : file}
      </p>
      <SaveAndOpen />
    </header>
  )
}
