import { defineConfig } from '@playwright/test'

/** The browser installed on this machine; otherwise the one from `npx playwright install chromium`. */
const installed = process.env.CHROMIUM_PATH

export default defineConfig({
  testMatch: '*.spec.ts',
  // On a busy machine, an app can take that long to start.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: installed
    ? { launchOptions: { executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] } }
    : {},
})
