import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { accessibilityViolations } from '../support/axe.ts'
import { openPage } from '../support/chromium.ts'
import { connect, exchange, newCode } from '../support/oauth.ts'
import { listenForWebhooks, subscribe } from '../support/webhook-target.ts'

test('an idle mock says what to do', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  await page.goto(zoom.url)
  await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor()
  expect(await page.getByText(`ZOOM_BASE_URL=${zoom.url}`).isVisible()).toBe(true)
  expect(await accessibilityViolations(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('a flow appears live, with the finding below the message that caused it, and the message in full', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  await page.goto(zoom.url)
  await page.getByText('Live').waitFor()
  const old = await newCode(zoom)
  await exchange(zoom, old)
  await newCode(zoom)
  await exchange(zoom, old)

  const [finding] = await zoom.findings.list()
  const card = page.getByRole('article', { name: 'Finding: stale-code-after-reconnect' })
  expect(await card.locator('.sentence').textContent()).toBe(finding?.sentence)
  const messages = page.getByRole('list', { name: 'Messages, oldest first' }).getByRole('listitem')
  expect(await messages.nth(4).locator('.sentence').count()).toBe(1)

  await page
    .getByRole('button', {
      name: /app to Zoom: Exchange code .* Zoom to app: refused: code-spent ?400/,
    })
    .click()
  const panel = page.getByRole('region', { name: 'The message in full' })
  const answered = (await zoom.journal.list({ type: 'request.answered' })).at(-1)
  expect(answered).toMatchObject({ type: 'request.answered', status: 400 })
  if (answered?.type !== 'request.answered') return
  expect(await panel.locator('pre').allTextContents()).toEqual(
    expect.arrayContaining(['POST /oauth/token', answered.requestBody, '400', answered.responseBody]),
  )
  expect(await accessibilityViolations(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('copies a request as curl: with the clipboard API, and without it, as on pages from another machine', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await exchange(zoom, 'no-such-code')
  await page.goto(zoom.url)
  await page.getByRole('button', { name: /app to Zoom: / }).click()
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  const copy = page.getByRole('button', { name: 'Copy as curl' })
  await copy.click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const command = await clipboard()
  expect(command).toMatch(new RegExp(`^curl [^]*${zoom.url}/oauth/token`))

  await page.evaluate(() => navigator.clipboard.writeText('something else'))
  await copy.waitFor()
  await page.evaluate(() =>
    Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new Error('no')) }),
  )
  await copy.click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await clipboard()).toBe(command)
  expect(complaints).toEqual([])
})

test('a webhook is a message from Zoom to the app, with the exact body', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  await using target = await listenForWebhooks()
  const { page, complaints } = browser
  await subscribe(zoom, target.url)
  await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  await page.goto(zoom.url)
  await page.getByRole('button', { name: /Zoom to app: app_deauthorized/ }).click()
  const panel = page.getByRole('region', { name: 'The message in full' })
  await panel.getByRole('heading', { name: 'Request' }).waitFor()
  const [delivery] = await zoom.webhooks.list()
  expect(await panel.locator('pre').allTextContents()).toEqual(
    expect.arrayContaining([`POST ${target.url}`, delivery?.body, '200']),
  )

  // Saved, and dropped on another's page, it has its body still.
  await page.getByRole('button', { name: 'Save…' }).click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'As data (JSON)' }).click(),
  ])
  const text = await readFile(await saved.path(), 'utf-8')
  await using elsewhere = await createMockZoom()
  await page.goto(elsewhere.url)
  await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor()
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'dropped.json', { type: 'application/json' }))
    return transfer
  }, text)
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await page.getByText('dropped.json').waitFor()
  await page.getByRole('button', { name: /Zoom to app: app_deauthorized/ }).click()
  expect(await panel.locator('pre').allTextContents()).toEqual(
    expect.arrayContaining([`POST ${target.url}`, delivery?.body, '200']),
  )
  expect(complaints).toEqual([])
})

test('consecutive codes differ in colour, and each keeps its colour everywhere', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom({ profile: '2020' })
  const { page } = browser
  const old = await newCode(zoom)
  await exchange(zoom, old)
  const fresh = await newCode(zoom)
  await exchange(zoom, old)
  await page.goto(zoom.url)
  await page.getByText('code-spent').first().waitFor()
  const colours = async (code: string) => {
    const chips = page.locator('.code', { hasText: `${code.slice(0, 10)}…` })
    return new Set(
      await chips.evaluateAll((elements) => elements.map((element) => getComputedStyle(element).color)),
    )
  }
  const [ofOld, ofFresh] = [await colours(old), await colours(fresh)]
  expect([ofOld.size, ofFresh.size]).toEqual([1, 1])
  expect(ofOld).not.toEqual(ofFresh)
})
