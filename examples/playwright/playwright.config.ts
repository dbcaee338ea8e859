import { defineConfig } from '@playwright/test'

/** The browser installed on this machine; otherwise the one from `npx playwright install chromium`. */
const installed = process.env.CHROMIUM_PATH

export default defineConfig({
  testMatch: '*.spec.ts',
  reporter: 'list',
  use: installed
    ? { launchOptions: { executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] } }
    : {},
})
