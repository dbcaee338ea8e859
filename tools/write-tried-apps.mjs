// Writes docs/tried-apps.md from what each example is known to keep and to break.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { triedApps } from '../dist/tools/tried-apps/expected.js'
import { triedAppsPage } from '../dist/tools/tried-apps/tried-apps-page.js'

const examples = fileURLToPath(new URL('../examples', import.meta.url))
writeFileSync(new URL('../docs/tried-apps.md', import.meta.url), triedAppsPage(triedApps(examples)))
