import { defineConfig } from 'vite'
import inspector from '../vite.config.ts'

/** Builds the page of a lesson into dist/lesson-page; its server sends it from there (src/lesson/server.ts). */
export default defineConfig({
  ...inspector,
  root: import.meta.dirname,
  base: '/',
  build: { ...inspector.build, outDir: '../../../dist/lesson-page' },
  // Nobody saves this page.
  plugins: [],
})
