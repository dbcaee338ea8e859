// Takes the pictures of the README from the real thing: `npm run screenshots`. Needs Chromium (or CHROMIUM_PATH).
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const images = new URL('../docs/images/', import.meta.url).pathname
const main = new URL('../dist/src/cli/main.js', import.meta.url).pathname
mkdirSync(images, { recursive: true })

const demo = spawn(process.execPath, [
  main,
  'demo',
  '--port',
  '0',
  '--client-port',
  '0',
  '--twin',
  'reuses-stored-code',
  '--seed',
  'readme',
])
const { open, inside } = await new Promise((resolve, reject) => {
  let out = ''
  demo.stdout.on('data', (chunk) => {
    out += chunk
    const match = /1\. Open {8}(\S+)[\s\S]*3\. Look inside (\S+)[\s\S]*Ctrl-C/.exec(out)
    if (match) resolve({ open: match[1], inside: match[2] })
  })
  demo.once('exit', () => reject(new Error(`The demo ended:\n${out}`)))
})

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})
const page = await browser.newPage({ viewport: { width: 800, height: 500 } })
await page.goto(open)
await page.getByLabel('Your name').fill('alice')
await page.getByRole('button', { name: 'Sign in' }).click()
await page.getByRole('link', { name: 'Connect to Zoom' }).click()
await page.getByRole('button', { name: 'Allow' }).click()
await page.getByRole('button', { name: 'Disconnect' }).click()
await page.getByRole('link', { name: 'Connect to Zoom' }).click()
await page.locator('main').screenshot({ path: `${images}stale-code.png` })

// The inspector, with the flow that failed.
await page.setViewportSize({ width: 1440, height: 800 })
await page.goto(inside)
await page.getByRole('button', { name: /stale-code-after-reconnect/ }).click()
await page.getByRole('button', { name: /code-spent/ }).click()
await page.getByRole('heading', { name: 'Request' }).waitFor()
await page.screenshot({ path: `${images}inspector.png` })
await browser.close()
demo.kill('SIGTERM')
