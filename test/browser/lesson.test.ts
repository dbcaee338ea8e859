import type { Page } from 'playwright-core'
import { describe, expect, type TestContext, test } from 'vitest'
import { lessons } from '../../src/lesson/index.ts'
import { type LessonState, startLessonServer } from '../../src/lesson/server.ts'
import { accessibilityViolations } from '../support/axe.ts'
import { openPage } from '../support/chromium.ts'

/** The page of a lesson in a real browser, and the state of its server. */
async function openLesson(context: TestContext, lesson = lessons[0], port = 0) {
  if (lesson === undefined) throw new Error('no lesson')
  const browser = await openPage(context)
  const server = await startLessonServer({ lesson, seed: 'test', host: '127.0.0.1', port })
  const { page } = browser
  await page.setViewportSize({ width: 1400, height: 1000 })
  await page.goto(`${server.url}/#${lesson.id}/1`)
  await page.getByRole('heading', { level: 2, name: /^1 / }).waitFor()
  return {
    ...browser,
    server,
    state: async (): Promise<LessonState> => (await fetch(`${server.url}/lesson/state`)).json(),
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]()
      await server.close()
    },
  }
}

const side = (page: Page, name: 'broken' | 'right') =>
  page.getByRole('region', { name: `The ${name === 'right' ? 'correct' : name} app` })

/** Presses "Do it", and waits until it is done. */
async function doIt(page: Page) {
  await page.getByRole('button', { name: 'Do it on both sides' }).click()
  await page.getByRole('button', { name: 'Doing it…' }).waitFor({ state: 'detached' })
}

describe.each(lessons)('the lesson $id', (lesson) => {
  test('runs from the first step to the last; the page says what the journals say', async (context) => {
    await using at = await openLesson(context, lesson)
    const { page, state, complaints } = at
    for (const [index, step] of lesson.steps.entries()) {
      await page.getByRole('heading', { level: 2, name: `${index + 1} ${step.title}` }).waitFor()
      if (step.deeds.length > 0) await doIt(page)
      const { sides } = await state()
      for (const name of ['broken', 'right'] as const) {
        const { told, rows, exchanges } = sides[name]
        const panel = side(page, name)
        const last = told.at(-1)
        await panel
          .getByRole('status')
          .getByText(last?.outcome ?? '', { exact: false })
          .waitFor()
        const cells = await panel.locator('tbody td').allTextContents()
        expect(cells).toEqual(rows.cells.flat().map((cell) => cell ?? 'NULL'))
        const requests = exchanges.filter(({ request }) => request !== null).length
        const shown = panel
          .getByRole('list', { name: 'Messages, oldest first' })
          .getByRole('listitem')
          .first()
        expect(Number(await shown.getAttribute('aria-setsize'))).toBeGreaterThanOrEqual(requests)
      }
      expect(await accessibilityViolations(page)).toEqual([])
      if (index < lesson.steps.length - 1) await page.keyboard.press('ArrowRight')
    }
    const { sides } = await state()
    const [finding] = sides.broken.findings
    expect(
      await page.getByRole('region', { name: 'The contract for the broken app' }).textContent(),
    ).toContain(sides.broken.judged?.story.trim().slice(-60))
    expect(
      await page.getByRole('region', { name: 'The contract for the correct app' }).textContent(),
    ).toContain('✓ kept')
    await page.goBack()
    await page.goBack()
    const card = page.locator('.step').getByRole('article', { name: `Finding: ${finding?.rule}` })
    expect(await card.locator('.sentence').textContent()).toBe(finding?.sentence)
    expect(complaints).toEqual([])
  })
})

test('one side alone, the keyboard, the notes, and a reset', async (context) => {
  await using at = await openLesson(context)
  const { page, state } = at
  await side(page, 'right').getByRole('button', { name: 'Alice connects' }).click()
  await side(page, 'right').getByText('✓ Alice connects').waitFor()
  expect(await side(page, 'broken').getByText('Nothing has happened yet.').isVisible()).toBe(true)

  await page.keyboard.press('n')
  const notes = page.getByRole('complementary', { name: 'For the presenter' })
  await notes.waitFor()
  expect(await notes.textContent()).toContain('column named code')
  await page.keyboard.press('n')
  await notes.waitFor({ state: 'detached' })

  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { level: 2, name: '2 Disconnect, softly' }).waitFor()
  await page.keyboard.press('d')
  await side(page, 'right').getByText('✓ Alice disconnects').waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 2, name: '2 Disconnect, softly' }).waitFor()
  await side(page, 'right').getByText('✓ Alice disconnects').waitFor()

  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('heading', { level: 2, name: '1 Connect' }).waitFor()
  await side(page, 'right').getByText('Nothing has happened yet.').waitFor()
  expect((await state()).sides.right.exchanges).toEqual([])
})

test('what somebody does in the app itself shows up as well', async (context) => {
  await using at = await openLesson(context)
  const { right } = (await at.state()).sides
  await fetch(`${right.zoomUrl}/v2/users/me`)
  await side(at.page, 'right')
    .getByRole('button', { name: /GET \/v2\/users\/me/ })
    .waitFor()
})

test('a lesson whose command was stopped says so, and continues once it runs again', async (context) => {
  await using at = await openLesson(context)
  const port = Number(new URL(at.server.url).port)
  await at.server.close()
  await at.page.getByRole('alert').getByText('Is `mock-zoom lesson` still running?').waitFor()
  const [lesson] = lessons
  if (lesson === undefined) throw new Error('no lesson')
  const again = await startLessonServer({ lesson, seed: 'test', host: '127.0.0.1', port })
  await at.page.getByRole('alert').waitFor({ state: 'detached', timeout: 20_000 })
  await again.close()
})

test('is accessible in dark mode and on narrow screens', async (context) => {
  await using at = await openLesson(context)
  const { page } = at
  await doIt(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await accessibilityViolations(page)).toEqual([])
  await page.setViewportSize({ width: 420, height: 900 })
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await accessibilityViolations(page)).toEqual([])
})
