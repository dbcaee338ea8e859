import type { ComponentType } from 'preact'
import { useEffect, useErrorBoundary } from 'preact/hooks'
import { ControlsPage } from './pages/controls-page.tsx'
import { FilterBar } from './pages/filter-bar.tsx'
import { FindingsPage } from './pages/findings-page.tsx'
import { FlowsPage } from './pages/flows-page.tsx'
import { Header } from './pages/header.tsx'
import { JournalPage } from './pages/journal-page.tsx'
import { TablesPage } from './pages/tables-page.tsx'
import { CodeNumbersContext } from './parts/code-chip.tsx'
import { ProblemNote } from './parts/problem-note.tsx'
import { InspectionContext } from './state/inspection.ts'
import { followKeys } from './state/keys.ts'
import type { Page } from './state/place.ts'
import { place } from './state/place.ts'
import type { Session } from './state/session.ts'
import { SessionContext } from './state/session.ts'

const pageOf: Readonly<Record<Page, ComponentType>> = {
  flows: FlowsPage,
  findings: FindingsPage,
  journal: JournalPage,
  tables: TablesPage,
  controls: ControlsPage,
}

/** The inspector: a header, a filter, and one of its pages. */
export function App({ session }: { readonly session: Session }) {
  const { page } = place.value
  const inspection = session.shown.value
  useEffect(() => openDropped(session), [session])
  useEffect(() => followKeys(inspection), [inspection])
  return (
    <SessionContext.Provider value={session}>
      <InspectionContext.Provider value={inspection}>
        <CodeNumbersContext.Provider value={inspection.codeNumbers.value}>
          <Header />
          <div class="below-header">
            <ProblemNote problem={session.problem.value} />
            {page === 'controls' ? null : <FilterBar />}
          </div>
          <main>
            {/* After a failure, another file or page tries again. */}
            <Shown key={`${page} ${inspection.file ?? ''}`} content={pageOf[page]} />
          </main>
        </CodeNumbersContext.Provider>
      </InspectionContext.Provider>
    </SessionContext.Provider>
  )
}

/** A page. If it fails, only the error is shown. A damaged file can cause that. */
function Shown({ content: Content }: { readonly content: ComponentType }) {
  const [error] = useErrorBoundary()
  if (error === undefined) return <Content />
  return (
    <ProblemNote
      problem={{
        problem: `This page failed: ${error instanceof Error ? error.message : String(error)}.`,
        remedy: 'Reload it. If it shows a file, the file may be damaged; otherwise, please report it.',
      }}
    />
  )
}

/** Opens a file that is dropped anywhere on the page. */
function openDropped(session: Session): () => void {
  const over = (event: DragEvent) => event.preventDefault()
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    const [file] = event.dataTransfer?.files ?? []
    if (file) session.open(await file.text(), file.name)
  }
  addEventListener('dragover', over)
  addEventListener('drop', drop)
  return () => {
    removeEventListener('dragover', over)
    removeEventListener('drop', drop)
  }
}
