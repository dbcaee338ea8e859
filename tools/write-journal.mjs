// Writes docs/journal.md from the types and comments of src/mock-zoom/journal/events.ts.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { journalPage } from '../dist/tools/fidelity/journal-page.js'

const root = fileURLToPath(new URL('..', import.meta.url))
writeFileSync(`${root}/docs/journal.md`, journalPage(root.replace(/\/$/, '')))
