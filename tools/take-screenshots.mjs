// Takes the README's screenshots from the running pages: `npm run screenshots`. Needs Chromium (or CHROMIUM_PATH).
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const images = new URL('../docs/images/', import.meta.url).pathname
const main = new URL('../dist/src/cli/mock-zoom.js', import.meta.url).pathname
mkdirSync(images, { recursive: true })

/** Starts a command. Resolves to it and the URLs that it prints. */
async function start(args, pattern) {
  const child = spawn(process.execPath, [main, ...args])
  const [, ...places] = await new Promise((resolve, reject) => {
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
      const match = pattern.exec(out)
      if (match) resolve(match)
    })
    child.once('exit', () => reject(new Error(`${args[0]} ended:\n${out}`)))
  })
  return { child, places }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})

// An app with the bug of the README's report.
const ports = ['--port', '0', '--client-port', '0']
const demo = await start(
  ['demo', ...ports, '--twin', 'reuses-stored-code', '--seed', 'readme'],
  /1\. Open {8}(\S+)[\s\S]*3\. Look inside (\S+)[\s\S]*Ctrl-C/,
)
const [open, inside] = demo.places
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
demo.child.kill('SIGTERM')

// The lesson, at the step where connecting again fails.
const lesson = await start(['lesson', '--port', '0'], /Open +(\S+)[\s\S]*Ctrl-C/)
await page.goto(lesson.places[0])
await page.setViewportSize({ width: 1280, height: 720 })
for (const step of [1, 2, 3]) {
  await page.getByRole('heading', { level: 2, name: `${step} ` }).waitFor()
  if (step < 3) await page.keyboard.press('ArrowRight')
}
await page.getByRole('button', { name: 'Do it on both sides' }).click()
await page.getByRole('button', { name: 'Say why' }).click()
await page.getByLabel('The old code goes from the row into the request.').waitFor()
await page.screenshot({ path: `${images}lesson.png` })
lesson.child.kill('SIGTERM')
await browser.close()
