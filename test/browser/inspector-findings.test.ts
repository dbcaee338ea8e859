import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { accessibilityViolations } from '../support/axe.ts'
import { openPage } from '../support/chromium.ts'
import { connect, exchange, newCode } from '../support/oauth.ts'

test('findings by kind, the keys from problem to problem, only problems, and a search', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  await connect(zoom)
  for (const code of [await newCode(zoom), await newCode(zoom)]) {
    await exchange(zoom, code)
    await exchange(zoom, code)
  }
  await connect(zoom)
  const findings = await zoom.findings.list()
  expect(findings.length).toBeGreaterThan(1)

  await page.goto(`${zoom.url}/#/findings`)
  const kinds = page.locator('.finding-kind')
  await kinds.first().waitFor()
  expect(await kinds.count()).toBe(new Set(findings.map(({ rule }) => rule)).size)
  for (const { sentence } of findings) expect(await page.getByText(sentence).count()).toBe(1)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.setViewportSize({ width: 1280, height: 720 })

  // The oldest problem first, then the next; back again; Escape closes it.
  const shown = () => Number(new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('message'))
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: 'Request' }).waitFor()
  const first = shown()
  await page.keyboard.press('n')
  await expect.poll(shown).toBeGreaterThan(first)
  await page.keyboard.press('p')
  await expect.poll(shown).toBe(first)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Request' }).waitFor({ state: 'detached' })

  const messages = page.getByRole('list', { name: 'Messages, oldest first' }).locator('.message')
  const all = await messages.count()
  await page.getByRole('checkbox', { name: 'Only problems' }).check()
  await expect.poll(() => messages.count()).toBe(2)
  await page.getByRole('checkbox', { name: 'Only problems' }).uncheck()
  await expect.poll(() => messages.count()).toBe(all)
  // A key that is typed is no command, and every word has to be somewhere.
  await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('code-spent token')
  await expect.poll(() => messages.count()).toBe(2)
  expect(new URL(page.url()).hash).toContain('text=code-spent')
  await page.getByRole('searchbox', { name: 'Search' }).fill('nowhere at all')
  await page.getByText('No messages match').waitFor()
  await page.getByRole('link', { name: 'Findings' }).click()
  await page.getByText('No findings match').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await kinds.first().waitFor()
  expect(complaints).toEqual([])
})

test('a mock where nothing went wrong says so', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  await connect(zoom)
  await browser.page.goto(`${zoom.url}/#/findings`)
  await browser.page.getByText('No findings: nothing that the mock knows how to explain').waitFor()
})
