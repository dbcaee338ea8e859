// Writes docs/fidelity.md and docs/findings.md from the tables in the source, so that they can't disagree.
import { writeFileSync } from 'node:fs'
import { fidelityPage } from '../dist/tools/fidelity/fidelity-page.js'
import { findingsPage } from '../dist/tools/fidelity/findings-page.js'

writeFileSync(new URL('../docs/fidelity.md', import.meta.url), fidelityPage())
writeFileSync(new URL('../docs/findings.md', import.meta.url), findingsPage())
