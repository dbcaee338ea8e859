import { defineConfig } from '@playwright/test'

/** The browser that is installed on this machine; without it, the one of `npx playwright install chromium`. */
const installed = process.env.CHROMIUM_PATH

export default defineConfig({
  testMatch: '*.spec.ts',
  reporter: 'list',
  use: installed
    ? { launchOptions: { executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] } }
    : {},
})
