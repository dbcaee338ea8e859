import { defineConfig } from 'vite'
import { savedPage } from './saved-page.ts'

/** Builds the pages into dist/inspector; the mock serves them from there (src/mock-zoom/server/inspector.ts). */
export default defineConfig({
  root: import.meta.dirname,
  base: '/__mock/inspector/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/inspector',
    emptyOutDir: true,
    assetsDir: '.',
    // One script and one style sheet: a saved page contains both.
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  plugins: [savedPage()],
  logLevel: 'warn',
})
