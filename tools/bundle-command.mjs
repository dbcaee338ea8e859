// Puts what `mock-zoom serve` loads into few files: several hundred modules take longer to find than to run. All other commands
// load the package's own modules, because contracts and subject files of people share those.
import { chmodSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const folder = fileURLToPath(new URL('../dist/src/cli/', import.meta.url))

/** What the commands load when they are run. */
const ownCommands = /^\.\/(run-(?!serve\b)|judge|doctor-surroundings)/

await build({
  configFile: false,
  logLevel: 'warn',
  resolve: { mainFields: ['module', 'main'] },
  // The binary of SQLite, and what only other commands need, stay where they are.
  ssr: {
    noExternal: true,
    external: ['better-sqlite3', 'chokidar', 'playwright-core', '@modelcontextprotocol/sdk'],
  },
  build: {
    ssr: `${folder}main.js`,
    // Beside the modules, because some files are found from here.
    outDir: folder,
    emptyOutDir: false,
    target: 'node20',
    license: { fileName: 'mock-zoom.licenses.md' },
    rolldownOptions: {
      external: (id, importer) => ownCommands.test(id) && importer?.startsWith(folder),
      // A dependency of koa's names its functions so.
      checks: { eval: false },
      output: { entryFileNames: 'mock-zoom.js', chunkFileNames: 'mock-zoom.[name].js' },
    },
  },
})
// npm makes the command executable when it installs the package; in a checkout, the build has to do it, for the modules too: what npx
// once linked stays linked.
for (const name of ['mock-zoom.js', 'main.js']) chmodSync(`${folder}${name}`, 0o755)
