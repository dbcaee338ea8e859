/**
 * The inspector's entry. What is where:
 *
 * - api/       the control API as typed functions (calls.ts), and the journal over its event stream (live-journal.ts)
 * - model/     pure: exchanges -> flows (flow.ts), what is saved, filter, curl. Exchanges and their words are those of mock-zoom/journal
 * - diagram/   SequenceDiagram: messages between browser, app and Zoom, with findings below what caused them
 * - message/   MessagePanel: one request and response in full; JsonView and HttpBody, which it is made of
 * - parts/     VirtualList, CopyButton, ProblemNote, and the chip that gives a code its colour
 * - state/     Inspection, what the components look at: inspectMock() for a running mock, inspectFile() for a saved
 *              one; put it into InspectionContext, and its codes into CodeNumbersContext. useAsked() asks the mock again when something changes, useAction()
 *              changes it, useClock() is its clock. place.ts is the address of this page, for its own pages only.
 * - styles/    base.css (elements), then one file per folder above; colours, and how a message is drawn, are in ../diagram/,
 *              which the report of the contracts draws with, too
 * - tables/, controls/  a table with time lines; the cards that change the mock
 * - pages/     the inspector's own pages
 *
 * Another page (a lesson) is another entry: it can use everything but pages/, session.ts and place.ts.
 */
import { render } from 'preact'
import { controlCalls } from './api/calls.ts'
import { App } from './app.tsx'
import { inspectMock } from './state/inspection.ts'
import type { Session } from './state/session.ts'
import { liveSession, savedSession } from './state/session.ts'
import '../diagram/theme.css'
import './styles/base.css'
import './styles/parts.css'
import '../diagram/chips.css'
import '../diagram/diagram.css'
import './styles/message.css'
import './styles/tables.css'
import './styles/controls.css'
import './styles/pages.css'

/** A saved page contains its journal. Any other page comes from a mock, which can be below a prefix. */
function beginSession(): Session {
  const saved = document.getElementById('saved-journal')?.textContent
  if (saved) return savedSession(saved)
  const baseUrl = import.meta.url.replace(/\/__mock\/inspector\/[^/]*$/, '')
  return liveSession(inspectMock(controlCalls(baseUrl), baseUrl), baseUrl)
}

const root = document.getElementById('inspector')
if (root) render(<App session={beginSession()} />, root)
