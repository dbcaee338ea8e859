import { fileURLToPath } from 'node:url'
import { expect, test } from 'mock-zoom/playwright'
import { startApp } from './start-app.ts'

// zoom.us is written into both libraries: in these browsers, it is the mock.
test.use({ zoomInBrowser: true })

const folder = (name: string) => fileURLToPath(new URL(`../${name}/`, import.meta.url))

test('Auth.js: signs in with Zoom, and calls it', async ({ page, zoom }) => {
  const app = await startApp(folder('express-auth-js'), zoom)
  await page.goto(`${app.url}/connect`)
  await page.getByLabel('You are').selectOption({ label: 'Sam Tran (sam@example.com)' })
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('"connected":true')).toBeVisible()
  expect((await page.request.post(`${app.url}/use`)).status()).toBe(200)
  expect(await zoom.grants.list()).toHaveLength(1)
  await expect(zoom).toHaveNoFindings()
  await app.stop()
})

test('better-auth: a person with a password links Zoom, and calls it', async ({ page, zoom }) => {
  const app = await startApp(folder('express-better-auth'), zoom, { DATABASE: ':memory:' })
  await page.request.post(`${app.url}/sign-in`, { form: { person: 'alice' } })
  await page.goto(`${app.url}/connect`)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('"connected":true')).toBeVisible()
  expect((await page.request.post(`${app.url}/use`)).status()).toBe(200)
  await expect(zoom).toHaveNoFindings()
  await app.stop()
})
