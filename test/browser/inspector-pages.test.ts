import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { accessibilityViolations } from '../support/axe.ts'
import { openPage } from '../support/chromium.ts'
import { authorizeUrl, connect, exchange, newCode } from '../support/oauth.ts'

const columns = (page: Page, title: string) =>
  page
    .getByRole('region', { name: new RegExp(`^${title} \\d`) })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)))

test('the tables show what the mock stores, and what became of it', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  await connect(zoom)
  await zoom.clock.advance({ minutes: 10 })
  const waiting = await newCode(zoom, {}, 'sam@example.com')
  await connect(zoom)
  await page.goto(`${zoom.url}/#/tables`)
  await page.getByRole('heading', { name: 'Codes' }).waitFor()
  // Names come a moment after the tables, which have ids until then.
  await page.getByRole('cell', { name: 'sam@example.com' }).nth(1).waitFor()
  expect((await columns(page, 'Apps')).map(([name]) => name)).toEqual(
    (await zoom.apps.list()).map(({ name }) => name),
  )
  expect((await columns(page, 'Zoom users')).map(([, email]) => email)).toEqual(
    (await zoom.users.list()).map(({ email }) => email),
  )
  expect((await columns(page, 'Grants')).map(([, user, state]) => [user, state])).toEqual([
    ['jill@example.com', 'live'],
    ['jill@example.com', 'superseded'],
  ])
  expect((await columns(page, 'Codes')).map(([code, , user, state]) => [code, user, state])).toEqual([
    [expect.stringMatching(/…$/), 'jill@example.com', 'redeemed'],
    [`${waiting.slice(0, 10)}…`, 'sam@example.com', 'live'],
    [expect.stringMatching(/…$/), 'jill@example.com', 'redeemed'],
  ])
  expect((await columns(page, 'Tokens')).map(([kind, , , state]) => [kind, state])).toEqual([
    ['refresh', 'live'],
    ['access', 'live'],
    ['refresh', 'superseded'],
    ['access', 'superseded'],
  ])
  expect(await accessibilityViolations(page)).toEqual([])

  // Live: the tables follow what happens, without a reload.
  await zoom.clock.advance({ minutes: 6 })
  await page.getByText('expired', { exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'Zoom user' }).selectOption('sam@example.com')
  expect((await columns(page, 'Codes')).map(([code, , , state]) => [code, state])).toEqual([
    [`${waiting.slice(0, 10)}…`, 'expired'],
  ])
  expect(await columns(page, 'Grants')).toEqual([])
  await zoom.switches.set({ codeReplacesPrevious: true })
  const [replaced, latest] = [
    await newCode(zoom, {}, 'sam@example.com'),
    await newCode(zoom, {}, 'sam@example.com'),
  ]
  await page.getByText('replaced', { exact: true }).waitFor()
  expect((await columns(page, 'Codes')).slice(0, 2).map(([code, , , state]) => [code, state])).toEqual([
    [`${latest.slice(0, 10)}…`, 'live'],
    [`${replaced.slice(0, 10)}…`, 'replaced'],
  ])
  expect(complaints).toEqual([])
})

test('the controls move the clock, sign in, add faults, uninstall and reset', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  await connect(zoom)
  const start = await zoom.clock.now()
  await page.goto(`${zoom.url}/#/controls`)

  await page.getByRole('button', { name: '+ 1 hour' }).click()
  await page.getByText(/It is now .* UTC, 1 h later\./).waitFor()
  expect(await zoom.clock.now()).toBe(start + 3_600_000)
  // The distance doesn't depend on when the page last asked for the time.
  await page.route('**/__mock/clock', (route) =>
    route.request().method() === 'GET' ? undefined : route.continue(),
  )
  const clock = page.getByRole('region', { name: 'Clock' })
  await clock.getByRole('button', { name: '+ 5 minutes' }).click()
  await page.getByText(/It is now .* UTC, 5 min later\./).waitFor()
  await clock.getByLabel('Or move it by').fill('2')
  await clock.getByLabel('Unit').selectOption('days')
  await clock.getByRole('button', { name: 'Move the clock' }).click()
  await page.getByText(/It is now .* UTC, 2 d later\./).waitFor()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await clock.getByLabel('Or move it by').fill('999999999')
  await clock.getByRole('button', { name: 'Move the clock' }).click()
  await clock.getByRole('alert').getByText('leads beyond the year 275760').waitFor()
  expect(complaints).toEqual([])

  const signedIn = page.getByRole('region', { name: 'Signed in at Zoom' })
  await signedIn.getByLabel('Who').selectOption('ada@example.org')
  await signedIn.getByLabel('Consent').selectOption('declines automatically')
  await signedIn.getByRole('button', { name: 'Sign in' }).click()
  await signedIn
    .getByText('ada@example.org is signed in, in every browser, and declines automatically.')
    .waitFor()
  const declined = await fetch(await authorizeUrl(zoom), { redirect: 'manual' })
  expect(declined.headers.get('location')).toContain('error=access_denied')
  await signedIn.getByRole('button', { name: 'Sign this browser out' }).click()
  await signedIn.getByText('Each browser signs in separately').waitFor()

  const faults = page.getByRole('region', { name: 'Faults' })
  await faults.getByLabel('The next').fill('2')
  await faults.getByLabel('Fault').selectOption('the request succeeds, the response is lost')
  await faults.getByRole('button', { name: 'Add the fault' }).click()
  await faults
    .getByText('token requests, the next 2: connection dropped, after the request succeeded')
    .waitFor()
  expect(await zoom.faults.list()).toMatchObject([
    { route: 'token', remaining: 2, when: 'after', drop: true },
  ])
  await faults.getByRole('button', { name: 'Remove all faults' }).click()
  await faults.getByText('No faults pending.').waitFor()
  expect(await zoom.faults.list()).toEqual([])

  const uninstall = page.getByRole('region', { name: 'Uninstall an app' })
  await uninstall.getByLabel('Zoom user').selectOption('jill@example.com')
  await uninstall.getByRole('button', { name: 'Uninstall' }).click()
  await uninstall.getByText('Acme Scheduler is uninstalled; it gets no event').waitFor()
  expect(await zoom.journal.list({ type: 'app.uninstalled' })).toHaveLength(1)
  // Once more: there is nothing left, and the page says so.
  await uninstall.getByRole('button', { name: 'Uninstall' }).click()
  await uninstall.getByRole('alert').getByText('has not authorized').waitFor()
  expect(await accessibilityViolations(page)).toEqual([])

  await page.getByRole('button', { name: 'Reset the mock…' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(await zoom.journal.list()).not.toEqual([])
  await page.getByRole('button', { name: 'Reset the mock…' }).click()
  expect(await accessibilityViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await page.getByText('The mock is back at its start.').waitFor()
  expect(await zoom.journal.list()).toEqual([])
  await page.getByRole('link', { name: 'Flows' }).click()
  await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor()
  // The browser itself logs each refusal of the mock.
  expect(complaints.filter((complaint) => !complaint.includes('status of 409'))).toEqual([])
})

test('the journal page has every entry, and one of them as JSON; the filter applies to all pages', async (context) => {
  await using browser = await openPage(context)
  await using zoom = await createMockZoom()
  const { page, complaints } = browser
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await newCode(zoom, {}, 'sam@example.com')
  await page.goto(`${zoom.url}/#/journal`)
  const rows = page.getByRole('list', { name: 'Journal, oldest first' }).getByRole('listitem')
  await rows.first().waitFor()
  const shown = () => rows.locator('.type').allTextContents()
  expect(await shown()).toEqual((await zoom.journal.list()).map(({ type }) => type))
  await rows.filter({ hasText: 'code.redeemed' }).getByRole('button').click()
  const [redeemed] = await zoom.journal.list({ type: 'code.redeemed' })
  const json = page.getByRole('region', { name: 'The entry in full' }).locator('pre')
  expect(JSON.parse((await json.textContent()) ?? '')).toEqual(redeemed)
  expect(await accessibilityViolations(page)).toEqual([])

  await page.getByRole('searchbox', { name: 'Code' }).fill(code)
  expect(await shown()).toEqual((await zoom.journal.list()).slice(0, 6).map(({ type }) => type))
  await page.getByRole('link', { name: 'Flows' }).click()
  await page.getByText('200 tokens').waitFor()
  expect(await page.getByRole('list', { name: 'Messages, oldest first' }).getByRole('listitem').count()).toBe(
    2,
  )
  expect(complaints).toEqual([])
})
