import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom, diagnose, namesFrom, readSavedJournal } from '../../src/mock-zoom/index.ts'
import { accessibilityViolations } from '../support/axe.ts'
import { openPage } from '../support/chromium.ts'
import { temporaryFolder } from '../support/command.ts'
import { authorizeUrl, connect, exchange, newCode } from '../support/oauth.ts'

const messages = (page: Page) =>
  page.getByRole('list', { name: 'Messages, oldest first' }).getByRole('listitem')
const elements = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length)

/** Many requests, in the process: what a busy day leaves in the journal. */
async function fill(zoom: MockZoom, entries: number): Promise<void> {
  const { access_token: token } = await connect(zoom)
  while (((await zoom.journal.list()).at(-1)?.seq ?? 0) < entries) {
    for (let count = 0; count < 200; count += 1) {
      await zoom.fetch(`${zoom.url}/v2/users/me`, { headers: { authorization: `Bearer ${token}` } })
    }
  }
}

test('10,000 entries: few elements, the correct rows wherever you scroll, and still live', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom({ rateLimits: {} })
  const { page, complaints } = browser
  await fill(zoom, 10_000)
  const events = await zoom.journal.list()
  await page.goto(`${zoom.url}/#/journal`)
  const rows = page.getByRole('list', { name: 'Journal, oldest first' }).getByRole('listitem')
  await rows.first().waitFor()
  // It begins at the newest.
  await page.getByText(`#${events.length}`, { exact: true }).waitFor()
  expect(await elements(page)).toBeLessThan(1_000)

  for (const share of [0, 0.25, 0.5, 0.9, 0.1]) {
    await page.locator('.virtual-list.journal').evaluate((list, part) => {
      list.scrollTop = list.scrollHeight * part
    }, share)
    await page.waitForFunction(() => {
      const list = document.querySelector('.virtual-list.journal')
      const box = list?.getBoundingClientRect()
      if (!list || !box) return false
      const top = document.elementFromPoint(box.x + 200, box.y + 50)?.closest('li')
      const bottom = document.elementFromPoint(box.x + 200, box.bottom - 50)?.closest('li')
      return top !== null && bottom !== null
    })
    const shown = await rows.evaluateAll((items) =>
      items.map((item) => [
        Number(item.getAttribute('aria-posinset')),
        item.querySelector('.seq')?.textContent,
        item.querySelector('.type')?.textContent,
      ]),
    )
    expect(shown.length).toBeLessThan(80)
    for (const [position, seq, type] of shown) {
      const entry = events[Number(position) - 1]
      expect([seq, type]).toEqual([`#${entry?.seq}`, entry?.type])
    }
  }

  await page.goto(`${zoom.url}/#/flows`)
  await messages(page).first().waitFor()
  expect(await elements(page)).toBeLessThan(1_500)
  // By keyboard, and back to where new messages come in.
  await messages(page).last().getByRole('button').focus()
  await page.keyboard.press('Home')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Authorize'))
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Exchange code'))
  await page.keyboard.press('End')
  await page.waitForFunction(
    () => document.activeElement?.closest('li')?.getAttribute('aria-posinset') !== '2',
  )
  await newCode(zoom, {}, 'ada@example.org')
  await messages(page).filter({ hasText: 'callback with' }).last().waitFor()
  expect(await elements(page)).toBeLessThan(1_500)
  expect(await accessibilityViolations(page)).toEqual([])
  expect(complaints).toEqual([])
})

/** The browser itself reports that there was no response. */
const withoutRefusedConnections = (complaints: readonly string[]) =>
  // A mock that is closing answers 503 to a page that tries again at that moment.
  complaints.filter((complaint) => !/net::ERR_|status of 503/.test(complaint))

test('a mock that keeps its journal restarts: the page continues where it was', async (context) => {
  await using browser = await openPage(context)
  const { page, complaints } = browser
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  const first = await createMockZoom({ database })
  const port = Number(new URL(first.url).port)
  await page.goto(first.url)
  await page.getByText('Live', { exact: true }).waitFor()
  await connect(first)
  await page.getByText('200 tokens').waitFor()
  await first.close()
  await page.getByText('The mock does not respond; trying again').waitFor()
  {
    await using second = await createMockZoom({ database, port })
    await connect(second, {}, 'sam@example.com')
    await page.getByText('Live', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'All messages 4' }).waitFor()
    expect(await messages(page).count()).toBe(4)
    await newCode(second)
    await page.getByRole('button', { name: 'All messages 5' }).waitFor()
  }
  expect(withoutRefusedConnections(complaints)).toEqual([])
})

test('a mock with its journal in memory restarts or is reset: the page forgets the old entries', async (context) => {
  await using browser = await openPage(context)
  const { page, complaints } = browser
  const first = await createMockZoom()
  const port = Number(new URL(first.url).port)
  await page.goto(first.url)
  await connect(first)
  await page.getByRole('button', { name: 'All messages 2' }).waitFor()
  await first.close()
  {
    await using second = await createMockZoom({ port })
    await page.getByText('Live', { exact: true }).waitFor()
    await newCode(second, {}, 'sam@example.com')
    await page.getByRole('button', { name: 'All messages 1', exact: true }).waitFor()
    await page.getByText('Acme Scheduler connects for sam@example.com').waitFor()
    await second.reset()
    await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor()
    await newCode(second)
    await page.getByText('Acme Scheduler connects for jill@example.com').waitFor()
  }
  expect(withoutRefusedConnections(complaints)).toEqual([])
})

const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>"\'&</script>'

test('hostile values are shown as text, on the page and in a saved page', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  await zoom.fetch(`${zoom.url}/__mock/apps/${(await zoom.apps.first()).clientId}`, {
    method: 'PATCH',
    body: JSON.stringify({ name: hostile }),
  })
  const callback = await zoom.fetch(await authorizeUrl(zoom, { state: hostile }), {
    headers: { 'user-agent': hostile },
    redirect: 'manual',
  })
  const code = new URL(callback.headers.get('location') ?? '').searchParams.get('code') ?? ''
  await exchange(zoom, code)
  await exchange(zoom, code)
  await zoom.fetch(`${zoom.url}/${encodeURIComponent(hostile)}`)
  await zoom.fetch(`${zoom.url}/oauth/token`, {
    method: 'POST',
    body: hostile,
    headers: { 'content-type': 'text/html' },
  })
  await page.goto(zoom.url)
  await page.getByText(`${hostile} connects for jill@example.com`).first().waitFor()
  await messages(page).first().getByRole('button').click()
  const panel = page.getByRole('region', { name: 'The message in full' })
  await panel.getByText('headers').first().click()
  expect(await panel.locator('.parameters dd').allTextContents()).toContain(hostile)
  expect(await panel.locator('pre').allTextContents()).toContainEqual(
    expect.stringContaining(`user-agent: ${hostile}`),
  )
  for (const name of ['Journal', 'Tables', 'Controls', 'Flows']) {
    const link = page.getByRole('link', { name })
    await link.click()
    await link.and(page.locator('[aria-current="page"]')).waitFor()
    expect(await page.locator('img, iframe, script:not([src*="/__mock/inspector/index-"])').count()).toBe(0)
  }

  using folder = temporaryFolder()
  const file = folder.file('journal.html')
  await page.getByRole('button', { name: 'Save…' }).click()
  expect(await accessibilityViolations(page)).toEqual([])
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'As a page (HTML)' }).click(),
  ])
  await saved.saveAs(file)
  await page.goto(pathToFileURL(file).href)
  await page.getByText(`${hostile} connects for jill@example.com`).first().waitFor()
  expect(await page.locator('img, iframe').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('a saved flow shows the same on another machine, as a page and as data that is opened again', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  const old = await newCode(zoom)
  await exchange(zoom, old)
  await newCode(zoom)
  await exchange(zoom, old)
  await connect(zoom, {}, 'ada@example.org')
  using folder = temporaryFolder()
  await page.goto(zoom.url)
  await page
    .getByRole('button', { name: /connects for jill@example.com .*stale-code-after-reconnect/ })
    .click()
  const save = async (button: string, name: string) => {
    await page.getByRole('button', { name: 'Save…' }).click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    await saved.saveAs(folder.file(name))
    return folder.file(name)
  }
  const json = await save('As data (JSON)', 'flow.json')
  const html = await save('As a page (HTML)', 'flow.html')

  // The flow, and what its finding rests on: the whole story of Jill, and nothing of Ada's.
  const content = JSON.parse(await readFile(json, 'utf-8'))
  expect(content).toMatchObject({ format: 'mock-zoom-journal', version: 1 })
  expect(content.entries).toEqual((await zoom.journal.list()).slice(0, content.entries.length))
  expect(content.entries).toHaveLength(11)
  expect(content.findings).toEqual(
    (await zoom.findings.list()).filter(({ rule }) => rule === 'stale-code-after-reconnect'),
  )

  // "mock-zoom explain" draws the same from it.
  const read = readSavedJournal(await readFile(json, 'utf-8'), json)
  const exchanges = diagnose(read.entries, namesFrom(read))
  expect(exchanges.flatMap(({ findings }) => findings)).toEqual(content.findings)

  const [finding] = content.findings
  const expectTheStory = async () => {
    const card = page.getByRole('article', { name: 'Finding: stale-code-after-reconnect' })
    await card.waitFor()
    expect(await card.locator('.sentence').textContent()).toBe(finding.sentence)
    expect(await messages(page).locator('.message').count()).toBe(4)
    expect(await page.getByText('jill@example.com').count()).toBeGreaterThan(0)
    expect(await page.getByText('ada@example.org').count()).toBe(0)
    expect(await accessibilityViolations(page)).toEqual([])
  }
  await page.goto(pathToFileURL(html).href)
  await expectTheStory()

  await using elsewhere = await createMockZoom()
  await page.goto(elsewhere.url)
  await page.getByLabel('A saved journal').setInputFiles(json)
  await page.getByText('flow.json').waitFor()
  await expectTheStory()

  const wrong = folder.file('wrong.json')
  for (const [text, says] of [
    ['nonsense', 'wrong.json is not JSON at line 1.'],
    ['{}', 'wrong.json is not a journal.'],
    ['{"format":"mock-zoom-journal","version":2}', 'wrong.json is a journal of version 2'],
    ['[{"seq":1}]', 'wrong.json is not a journal: its entry 1'],
  ] as const) {
    await writeFile(wrong, text)
    await page.getByLabel('A saved journal').setInputFiles(wrong)
    await page.getByRole('alert').getByText(says).waitFor()
  }
  // Damaged within: the page says so, and can be left.
  await writeFile(
    wrong,
    '[{"seq":1,"at":1e20,"requestId":null,"type":"request.answered","route":7,"query":{}}]',
  )
  await page.getByLabel('A saved journal').setInputFiles(wrong)
  await page.getByText('wrong.json').waitFor()
  await page.getByRole('button', { name: 'Back to the running mock' }).click()
  await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor()
  expect(complaints).toEqual([])
})
