import type { Locator, Page } from 'playwright-core'
import { describe, expect, type TestContext, test } from 'vitest'
import { lessons } from '../../src/lesson/index.ts'
import type { Step } from '../../src/lesson/lesson.ts'
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
  await page.getByRole('button', { name: 'Say why' }).waitFor()
}

/** Asks what it means, and waits until it stands there. */
async function sayWhy(page: Page, { reveal }: Step) {
  await page.keyboard.press('d')
  for (const text of reveal) await page.locator('.reveal').getByText(text).waitFor()
}

describe.each(lessons)('the lesson $id', (lesson) => {
  test('runs from the first step to the last; the page says what the journals say', async (context) => {
    await using at = await openLesson(context, lesson)
    const { page, state, complaints } = at
    for (const [index, step] of lesson.steps.entries()) {
      await page.getByRole('heading', { level: 2, name: `${index + 1} ${step.title}` }).waitFor()
      await page.getByText(step.question).waitFor()
      for (const text of step.reveal) expect(await page.getByText(text).count()).toBe(0)
      if (step.deeds.length > 0) await doIt(page)
      const { sides, course } = await state()
      if (!course.revealsFindings)
        expect(await page.getByRole('article', { name: /Finding/ }).count()).toBe(0)
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
        const isNew = exchanges.slice(course.olderMessages[name])
        const requests = isNew.filter(({ request }) => request !== null).length
        if (requests === 0) continue
        const shown = panel
          .getByRole('list', { name: 'Messages, oldest first' })
          .getByRole('listitem')
          .first()
        expect(Number(await shown.getAttribute('aria-setsize'))).toBeGreaterThanOrEqual(requests)
      }
      await sayWhy(page, step)
      const [finding] = sides.broken.findings
      if (step.shows === 'finding') {
        const card = page.locator('.step').getByRole('article', { name: `Finding: ${finding?.rule}` })
        expect(await card.locator('.sentence').textContent()).toBe(finding?.sentence)
      }
      // All lessons are made of the same parts.
      if (lesson === lessons[0]) expect(await accessibilityViolations(page)).toEqual([])
      if (index < lesson.steps.length - 1) await page.keyboard.press('ArrowRight')
    }
    const { sides } = await state()
    expect(
      await page.getByRole('region', { name: 'The contract for the broken app' }).textContent(),
    ).toContain(sides.broken.judged?.story.trim().slice(-60))
    expect(
      await page.getByRole('region', { name: 'The contract for the correct app' }).textContent(),
    ).toContain('✓ kept')
    await page.goBack()
    await page
      .getByRole('heading', { level: 2, name: `${lesson.steps.length - 1} ${lesson.steps.at(-2)?.title}` })
      .waitFor()
    expect(complaints).toEqual([])
  })
})

test('one side alone, the keyboard, and a reset', async (context) => {
  await using at = await openLesson(context)
  const { page, state } = at
  await side(page, 'right').getByText('On this side alone').click()
  await side(page, 'right').getByRole('button', { name: 'Alice connects' }).click()
  await side(page, 'right').getByText('✓ Alice connects').waitFor()
  expect(await side(page, 'broken').getByText('Nothing has happened yet.').isVisible()).toBe(true)

  // The next step has its own start, whatever was done on one side.
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { level: 2, name: '2 Disconnect, softly' }).waitFor()
  await side(page, 'broken').getByText('✓ Alice uses the app').waitFor()
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

test('at the failing step the way of the old code is drawn from the row to the request, and all of it fits a projector', async (context) => {
  await using at = await openLesson(context)
  const { page } = at
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(`${at.server.url}/#reuses-stored-code/3`)
  await page.getByRole('heading', { level: 2, name: '3 Connect again' }).waitFor()
  const way = page.getByLabel('The old code goes from the row into the request.')
  await page.keyboard.press('d')
  const broken = side(page, 'broken')
  await broken.getByText('Zoom saw something').waitFor()
  expect(await way.count()).toBe(0)
  await page.keyboard.press('d')
  await way.waitFor()
  expect(await side(page, 'right').locator('.old-codes-way').count()).toBe(0)

  // One colour for the code in the row and in the request, another for the new one.
  const inRow = broken.locator('.rows .code')
  const inRequest = broken.locator('.message.refused .arrow.request .code')
  expect(await inRequest.textContent()).toBe(await inRow.textContent())
  expect(await inRequest.getAttribute('class')).toBe(await inRow.getAttribute('class'))
  expect(await inRow.getAttribute('class')).not.toBe(
    await broken.locator('.arrow.carried .code').last().getAttribute('class'),
  )
  const { height } = (await way.locator('path[class]').boundingBox()) ?? { height: 0 }
  expect(height).toBeGreaterThan(50)
  for (const seen of [broken.getByText('deleted_at'), inRow, inRequest, broken.getByText('code-spent')])
    expect(await isInView(seen)).toBe(true)
})

test('the presenter, the class and the audience see the same step; only the presenter sees notes, and the audience only looks', async (context) => {
  await using at = await openLesson(context)
  const { page, server } = at
  const presenter = await page.context().newPage()
  await presenter.goto(`${server.url}/?view=presenter`)
  const audience = await page.context().newPage()
  await audience.goto(`${server.url}/?view=audience#reuses-stored-code/5`)
  const third = { level: 2, name: '3 Connect again' } as const
  const notes = (window: Page) => window.getByRole('complementary', { name: 'For the presenter' })

  await presenter.getByRole('heading', { level: 2, name: '1 Connect' }).waitFor()
  await presenter.keyboard.press('ArrowRight')
  await presenter.keyboard.press('ArrowRight')
  for (const window of [presenter, page, audience]) await window.getByRole('heading', third).waitFor()
  expect(await notes(presenter).textContent()).toContain('Next: Try: encode state')
  await presenter.keyboard.press('d')
  await audience.getByText('✗ Alice connects').waitFor()
  await audience.keyboard.press('d')
  await audience.keyboard.press('ArrowRight')
  expect(await audience.getByRole('button', { name: /^(Say why|Next|Alice)/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Say why' }).click()
  await audience.getByText('These are the words of the report').waitFor()
  for (const window of [page, audience]) expect(await notes(window).count()).toBe(0)
  expect(new URL(page.url()).hash).toBe('#reuses-stored-code/3')
})

test('the end has a handout with the finding, the difference and the command', async (context) => {
  await using at = await openLesson(context)
  const { page } = at
  await page.goto(`${at.server.url}/#reuses-stored-code/10`)
  await page.getByRole('heading', { level: 2, name: '10 Never again' }).waitFor()
  await doIt(page)
  await page.keyboard.press('d')
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Handout to print' }).click()
  const handout = await opened
  await handout.getByText('stale-code-after-reconnect').waitFor()
  expect(await handout.locator('main').textContent()).toContain(
    'npx mock-zoom contracts --only reconnect-uses-the-new-code',
  )
  expect(await accessibilityViolations(handout)).toEqual([])
})

/** Whether somebody who does not scroll sees all of it. */
async function isInView(seen: Locator): Promise<boolean> {
  const box = await seen.first().boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= 720
}

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
