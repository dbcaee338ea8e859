import { defineConfig } from 'vitest/config'

/** For specs that only the tests in the folder above run. */
export default defineConfig({ test: { include: ['*.spec.ts'] } })
