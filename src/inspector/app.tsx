import type { ComponentType } from 'preact'
import { FilterBar } from './pages/filter-bar.tsx'
import { FlowsPage } from './pages/flows-page.tsx'
import { Header } from './pages/header.tsx'
import type { Inspection } from './state/inspection.ts'
import { InspectionContext } from './state/inspection.ts'
import type { Page } from './state/place.ts'
import { place } from './state/place.ts'

const pageOf: Readonly<Partial<Record<Page, ComponentType>>> = {
  flows: FlowsPage,
}

/** The inspector: a header, a filter, and one of its pages. */
export function App({ inspection }: { readonly inspection: Inspection }) {
  const Shown = pageOf[place.value.page] ?? FlowsPage
  return (
    <InspectionContext.Provider value={inspection}>
      <Header />
      <FilterBar />
      <main>
        <Shown />
      </main>
    </InspectionContext.Provider>
  )
}
