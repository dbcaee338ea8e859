// Writes docs/fidelity.md, fidelity.json and docs/findings.md from the tables in the source, so that they can't disagree.
import { writeFileSync } from 'node:fs'
import { fidelityFile } from '../dist/tools/fidelity/fidelity-file.js'
import { fidelityPage } from '../dist/tools/fidelity/fidelity-page.js'
import { findingsPage } from '../dist/tools/fidelity/findings-page.js'

writeFileSync(new URL('../docs/fidelity.md', import.meta.url), fidelityPage())
writeFileSync(new URL('../fidelity.json', import.meta.url), fidelityFile())
writeFileSync(new URL('../docs/findings.md', import.meta.url), findingsPage())
