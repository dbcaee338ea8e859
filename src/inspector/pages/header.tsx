import { useInspection } from '../state/inspection.ts'
import type { Page } from '../state/place.ts'
import { hrefOf, place } from '../state/place.ts'

const tabs: readonly (readonly [Page, string])[] = [['flows', 'Flows']]

/** What this is, where one can go, and whether what one sees is live. */
export function Header() {
  const { live, file, findings } = useInspection()
  const { page } = place.value
  const count = findings.value.length
  return (
    <header class="page-header">
      <h1>
        mock-zoom <span>inspector</span>
      </h1>
      <nav aria-label="Pages">
        {tabs.map(([name, title]) => (
          <a
            key={name}
            href={hrefOf({ page: name, message: undefined })}
            aria-current={name === page ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      <p class={`findings-count ${count > 0 ? 'some' : ''}`} role="status">
        {count === 0 ? 'No findings' : count === 1 ? '1 finding' : `${count} findings`}
      </p>
      <p class={`connection ${live ? live.connection.value : 'file'}`} role="status">
        {live
          ? { live: 'Live', connecting: 'Connecting…', lost: 'The mock does not answer; trying again…' }[
              live.connection.value
            ]
          : file}
      </p>
    </header>
  )
}
