import { expect, test } from 'vitest'
import { openPage } from '../support/chromium.ts'
import { startCommand } from '../support/command.ts'

/** What `npm start` runs, on free ports. */
async function startDemo(args: readonly string[] = []) {
  const command = startCommand(['demo', '--port', '0', '--client-port', '0', ...args])
  const [, open = ''] = await command.waitFor(/1\. Open {8}(\S+)/)
  const [, inside = ''] = await command.waitFor(/3\. Look inside (\S+)/)
  return { command, open, inside }
}

test('a person can connect, use, disconnect and reconnect', async (context) => {
  await using browser = await openPage(context)
  const { page, complaints } = browser
  const { command, open, inside } = await startDemo()
  await using _ = command
  await page.goto(open)
  // There is one thing to do, and whoever begins to type has begun to do it.
  await page.keyboard.type('alice')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()

  expect(await page.getByRole('heading').textContent()).toBe('Acme Scheduler wants to use your Zoom account')
  expect(await page.getByRole('listitem').allTextContents()).toEqual([
    'See your profile. user:read:user',
    'See your meetings. meeting:read:meeting',
    'Create and change your meetings. meeting:write:meeting',
  ])
  await page.getByLabel('You are').selectOption('Sam Tran (sam@example.com)')
  await page.getByRole('button', { name: 'Allow' }).click()
  expect(await page.getByText('Connected to Zoom as').textContent()).toBe(
    'Connected to Zoom as sam@example.com',
  )

  await page.getByRole('button', { name: 'Test the connection' }).click()
  expect(await page.getByRole('status').textContent()).toBe(
    'It works. Zoom says you are Sam Tran, sam@example.com.',
  )
  await page.getByRole('button', { name: 'Disconnect' }).click()
  expect(await page.getByText('Not connected to Zoom').isVisible()).toBe(true)
  // Sam allowed it before: no consent page this time.
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()
  expect(await page.getByText('Connected to Zoom as').textContent()).toBe(
    'Connected to Zoom as sam@example.com',
  )

  await page.goto(inside)
  await page.getByText('Live').waitFor()
  expect(await page.getByText('No findings').isVisible()).toBe(true)
  expect(complaints).toEqual([])
})

test('declining leaves nothing behind, and the person can start over', async (context) => {
  await using browser = await openPage(context)
  const { page } = browser
  const { command, open } = await startDemo()
  await using _ = command
  await page.goto(open)
  await page.getByLabel('Your name').fill('bob')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.getByRole('link', { name: 'Start again' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  expect(await page.getByText('Connected to Zoom as').textContent()).toBe(
    'Connected to Zoom as jill@example.com',
  )
})

test('with the twin, the second connect shows Zoom’s words and the finding, and so does the inspector', async (context) => {
  await using browser = await openPage(context)
  const { page, complaints } = browser
  const { command, open, inside } = await startDemo(['--twin', 'reuses-stored-code'])
  await using _ = command
  await page.goto(open)
  await page.getByLabel('Your name').fill('alice')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()

  const zoomSays = await page.locator('.zoom-says').textContent()
  expect(zoomSays).toMatch(
    /^Zoom API error: invalid_request, reason: Invalid authorization code [\w-]{10}_ZoeaTdcdQ6-X0c58J3YzLw$/,
  )
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe(
    'Why (mock-zoom, stale-code-after-reconnect)',
  )
  const sentence = page.locator('.why strong')
  const findings: { sentence: string }[] = JSON.parse(await (await fetch(`${inside}__mock/findings`)).text())
  expect(findings).toHaveLength(1)
  expect(await sentence.textContent()).toBe(findings[0]?.sentence)
  // The cause is above the button, and nobody has to scroll to either.
  const cause = await sentence.boundingBox()
  const button = await page.getByRole('link', { name: 'Start again' }).boundingBox()
  expect(cause?.y ?? 0).toBeLessThan(button?.y ?? 0)
  expect((button?.y ?? 999) + (button?.height ?? 0)).toBeLessThan(720)

  await page.getByRole('link', { name: 'Look at this exchange' }).click()
  await page.getByRole('heading', { name: 'Request' }).waitFor()
  const card = page.getByRole('article', { name: 'Finding: stale-code-after-reconnect' })
  expect(await card.locator('.sentence').textContent()).toBe(findings[0]?.sentence)
  expect(complaints).toEqual([])
  // The terminal tells the same story.
  expect(command.stdout()).toContain('! stale-code-after-reconnect')
})

test('hostile names are shown as text', async (context) => {
  await using browser = await openPage(context)
  const { page, complaints } = browser
  const { command, open, inside } = await startDemo()
  await using _ = command
  const name = '<img src=x onerror=alert(1)>"\'&'
  await fetch(`${inside}__mock/apps/acme_scheduler_dev_01`, {
    method: 'PATCH',
    body: JSON.stringify({ name }),
  })
  await page.goto(open)
  await page.getByLabel('Your name').fill('<script>alert(2)</script>')
  await page.getByRole('button', { name: 'Sign in' }).click()
  expect(await page.getByRole('heading').textContent()).toBe('Hello, <script>alert(2)</script>')
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()
  expect(await page.getByRole('heading').textContent()).toBe(`${name} wants to use your Zoom account`)
  expect(await page.locator('img, script').count()).toBe(0)
  expect(complaints).toEqual([])
})
