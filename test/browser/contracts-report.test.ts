import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { reusesStoredCode } from '../../src/broken-twins/reuses-stored-code.ts'
import { htmlReporter, runContracts } from '../../src/contract-runner/index.ts'
import { sumUp } from '../../src/contract-runner/report.ts'
import { accessibilityViolations } from '../support/axe.ts'
import { openPage } from '../support/chromium.ts'

let folder: string
let file: string
let codes: string[]

/** A real failure, fourteen times, among contracts that are kept. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mock-zoom-report-'))
  file = join(folder, 'report.html')
  codes = []
  const { alterations } = reusesStoredCode
  const report = await runContracts({
    contracts: contracts.filter(({ id }) => id === 'reconnect-uses-the-new-code' || id === 'connect-works'),
    subjectName: 'Acme Scheduler',
    subject: clientAsSubject('acme', alterations),
    profile: '2026',
  })
  const [kept, broken] = report.results
  if (broken?.verdict !== 'broken' || kept === undefined) throw new Error('nothing is broken')
  const seen = broken.failure.messages.flatMap(({ label }) => /code=([\w-]+…)/.exec(label)?.[1] ?? [])
  codes = [...new Set(seen)]
  const results = contracts
    .slice(0, 60)
    .map((contract, place) =>
      place < 14
        ? { ...broken, contract: { ...broken.contract, id: contract.id } }
        : { ...kept, contract: { ...kept.contract, id: contract.id } },
    )
  const { write, text } = collected()
  htmlReporter(write).end(sumUp({ ...report, results }))
  await writeFile(file, text())
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function collected() {
  const parts: string[] = []
  return { write: (part: string) => void parts.push(part), text: () => parts.join('') }
}

test('a report is readable for everyone, needs no network, and is short', async (context) => {
  await using opened = await openPage(context)
  const { page, complaints } = opened
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  for (const [width, height, longest] of [
    [1440, 900, 2500],
    [1280, 720, 2500],
    [390, 844, 4500],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto(pathToFileURL(file).href)
    const size = await page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement
      return { scrollHeight, scrollWidth }
    })
    expect(size.scrollHeight).toBeLessThan(longest)
    expect(size.scrollWidth).toBe(width)
  }
  expect(await accessibilityViolations(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  expect(await accessibilityViolations(page)).toEqual([])
  expect(new Set(requests)).toEqual(new Set([pathToFileURL(file).href]))
  expect(complaints).toEqual([])
})

test('search, filter and links lead to one contract, and a code has one colour', async (context) => {
  await using opened = await openPage(context)
  const { page } = opened
  await page.goto(pathToFileURL(file).href)
  const entries = page.locator('main .entry:visible')
  await page.getByLabel('Search').fill(contracts[3]?.id ?? '')
  expect(await entries.count()).toBe(1)
  await page.getByLabel('Search').fill('')
  await page.getByLabel('broken', { exact: true }).uncheck()
  expect(await page.locator('section[data-verdict=broken]:visible').count()).toBe(0)

  await page
    .getByRole('navigation')
    .getByRole('link', { name: contracts[2]?.id ?? '', exact: true })
    .click()
  const entry = page.locator(`#${contracts[2]?.id}`)
  await entry.locator('.messages > summary').click()
  const [first, second] = codes
  for (const [code, hue] of [
    [first, 'hue-0'],
    [second, 'hue-1'],
  ] as const) {
    const classes = await page
      .locator('main code.code', { hasText: code ?? '' })
      .evaluateAll((found) => [...new Set(found.map((each) => each.className))])
    expect(classes).toEqual([`code ${hue}`])
  }
})
