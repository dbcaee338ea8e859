// Makes dist/: `npm run compile`. With --changed, as `npm start` does it, only the parts whose inputs have changed.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changedParts, remember } from './stamps.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamps = 'dist/.stamps.json'
const forPages = ['src/inspector', 'src/diagram', 'src/lesson', 'src/mock-zoom', 'package-lock.json']

const parts = [
  {
    name: 'code',
    inputs: ['src', 'contracts', 'tools', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    output: 'dist/src/cli/mock-zoom.js',
    commands: ['tsc -p tsconfig.build.json', 'node tools/copy-styles.mjs', 'node tools/bundle-command.mjs'],
  },
  { name: 'pages', inputs: forPages, output: 'dist/lesson-page/index.html', commands: ['npm run pages'] },
]

const wanted = process.argv.includes('--changed') ? changedParts(root, parts, stamps) : parts
for (const command of wanted.flatMap(({ commands }) => commands)) {
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const { status } = spawnSync(command, {
    cwd: root,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, PATH },
  })
  if (status !== 0) process.exit(status ?? 1)
}
mkdirSync(join(root, 'dist'), { recursive: true })
if (wanted.length > 0) remember(root, parts, stamps)
