import { defineConfig } from 'vitest/config'

/** Run by fixture.test.ts alone. */
export default defineConfig({ test: { include: ['*.spec.ts'] } })
