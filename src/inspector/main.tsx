/**
 * The inspector's entry. What is where:
 *
 * - api/       the control API as typed functions (calls.ts), and the journal over its event stream (live-journal.ts)
 * - model/     pure: entries -> messages -> flows (read-messages.ts, flow.ts), words for them (describe.ts), filter, curl
 * - diagram/   SequenceDiagram: messages between browser, integration and Zoom, with findings below what caused them
 * - message/   MessagePanel: one request and answer in full; JsonView and HttpBody, which it is made of
 * - parts/     what knows nothing of Zoom: VirtualList, CopyButton, and the chip that gives a code its colour
 * - state/     Inspection, what the components look at: inspectMock(); put it into InspectionContext. place.ts is the address of this page, for its own pages only.
 * - styles/    theme.css (colours, light and dark), base.css (elements), then one file per folder above
 * - pages/     the inspector's own pages
 *
 * Another page (a lesson) is another entry: it can use everything but pages/ and place.ts.
 */
import { render } from 'preact'
import { controlCalls } from './api/calls.ts'
import { App } from './app.tsx'
import { inspectMock } from './state/inspection.ts'
import './styles/theme.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/diagram.css'
import './styles/message.css'
import './styles/pages.css'

/** Where the mock is that served this script: it can be below a prefix. */
const baseUrl = import.meta.url.replace(/\/__mock\/inspector\/[^/]*$/, '')
const root = document.getElementById('inspector')
if (root) render(<App inspection={inspectMock(controlCalls(baseUrl), baseUrl)} />, root)
