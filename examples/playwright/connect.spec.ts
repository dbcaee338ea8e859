import { expect, type Page } from '@playwright/test'
import { test } from './zoom.ts'

async function signIn(page: Page, name: string) {
  await page.goto('/')
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('connects through the consent page, and shows the Zoom user', async ({ page, zoom }) => {
  await signIn(page, 'alice')
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()
  await page.getByLabel('You are').selectOption({ label: 'Sam Tran (sam@example.com)' })
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('sam@example.com')).toBeVisible()
  expect(await zoom.journal.list({ type: 'code.redeemed' })).toHaveLength(1)
})

test('stays connected when the access token has expired', async ({ page, zoom }) => {
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' }) // no consent page: this test is about tokens
  await signIn(page, 'bob')
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()
  await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible()
  await zoom.clock.advance({ hours: 2 })
  await page.getByRole('button', { name: 'Test the connection' }).click()
  await expect(page.getByText('jill@example.com').first()).toBeVisible()
  expect(await zoom.journal.list({ type: 'refresh.rotated' })).toHaveLength(1)
})

test('says so when the person declines', async ({ page, zoom }) => {
  await signIn(page, 'carol')
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('link', { name: 'Start again' })).toBeVisible()
  expect(await zoom.journal.list({ type: 'code.issued' })).toEqual([])
})
