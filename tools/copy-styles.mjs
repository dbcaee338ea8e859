// tsc leaves style sheets where they are; the report of the contracts reads these at run time.
import { copyFileSync, readdirSync } from 'node:fs'

const folder = 'src/diagram'
for (const name of readdirSync(folder).filter((each) => each.endsWith('.css')))
  copyFileSync(`${folder}/${name}`, `dist/${folder}/${name}`)
