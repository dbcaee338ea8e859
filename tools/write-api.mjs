// Writes docs/api.md from the TSDoc of MockZoom. Fails if a member lacks a description, an argument, a result, an error or an example.
import { readFileSync, writeFileSync } from 'node:fs'
import { apiPage } from '../dist/tools/api/api-page.js'
import { interfaceFile } from '../dist/tools/api/read-interface.js'

writeFileSync('docs/api.md', apiPage(readFileSync(interfaceFile, 'utf-8')))
