import { defineConfig } from 'vite'

/** Builds the pages into dist/inspector, from where the mock serves them (src/mock-zoom/http/inspector.ts). */
export default defineConfig({
  root: import.meta.dirname,
  base: '/__mock/inspector/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/inspector',
    emptyOutDir: true,
    assetsDir: '.',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  logLevel: 'warn',
})
