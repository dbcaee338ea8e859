import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findContract } from '../../contracts/index.ts'
import { findTwin } from '../../src/broken-twins/index.ts'
import { type Course, openCourse } from '../../src/lesson/course.ts'
import { findLesson, lessons, openStage, type SideView, type Stage } from '../../src/lesson/index.ts'

/** What its Zoom saw, entry by entry. */
function entriesOf({ exchanges }: SideView) {
  return exchanges.flatMap(({ entries }) => entries)
}

const sourcesIn = (folder: string) =>
  readdirSync(new URL(`../../src/${folder}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(`../../src/${folder}/${file}`, import.meta.url), 'utf8'))
    .join('\n')

test('each lesson is found by the name of its file', () => {
  const files = readdirSync(new URL('../../src/lesson/lessons/', import.meta.url))
  expect(lessons.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted())
  for (const lesson of lessons) expect(findLesson(lesson.id)).toBe(lesson)
  expect(findLesson('none')).toBeUndefined()
})

describe.each(lessons)('$id', (lesson) => {
  test('names a twin, and a contract that catches it', () => {
    expect(findTwin(lesson.twin)).toBeDefined()
    expect(findContract(lesson.contract)?.twins).toContain(lesson.twin)
    expect(findContract(lesson.contract)?.profiles).toContain(lesson.profile)
  })

  test('quotes lines that are in the sources', () => {
    const right = sourcesIn('reference-client')
    const broken = sourcesIn('broken-twins')
    for (const line of lesson.difference.right.split('\n')) expect(right).toContain(line.trim())
    for (const line of lesson.difference.broken.split('\n')) expect(broken).toContain(line.trim())
  })

  test('ends with the finding, the difference and the contract, red and green', async () => {
    expect(lesson.steps.flatMap(({ shows = [] }) => shows)).toEqual(['finding', 'difference', 'contract'])
    await using stage = await openStage(lesson, { seed: 'test' })
    await play(stage)
    const { broken, right } = await stage.view()
    expect(broken.judged?.kept).toBe(false)
    expect(right.judged?.kept).toBe(true)
    expect(broken.findings.length).toBeGreaterThan(0)
    expect(right.findings).toEqual([])
    // A lost response is a failure on both sides: nobody can tell what happened to the request.
    const failures = lesson.id === 'lost-refresh' ? 1 : 0
    expect(right.told.filter(({ went }) => went === 'badly')).toHaveLength(failures)
    expect(broken.told.filter(({ went }) => went === 'badly').length).toBeGreaterThan(1)
  })
})

async function play(stage: Stage, steps = stage.lesson.steps.length) {
  for (const { deeds } of stage.lesson.steps.slice(0, steps))
    for (const deed of deeds) await stage.perform(deed)
}

describe('the lesson of the report', () => {
  const [lesson] = lessons
  if (lesson === undefined) throw new Error('no lessons')
  const played = async (steps: number) => {
    const stage = await openStage(lesson, { seed: 'slides' })
    await play(stage, steps)
    return stage
  }

  test('fails in the words of the report; of everything the report tried, only a hard delete helps', async () => {
    await using stage = await played(lesson.steps.length)
    const { broken } = await stage.view()
    const codes = entriesOf(broken).flatMap((entry) =>
      entry.type === 'code.issued' ? [entry.code.slice(0, 10)] : [],
    )
    expect(broken.told.map(({ deed, went }) => `${deed}: ${went}`)).toEqual([
      'Alice connects: well',
      'Alice uses the app: well',
      'Alice disconnects: well',
      'Alice connects: badly',
      'Encode state: well',
      'Alice connects: badly',
      'Alice removes the app at Zoom: well',
      'Alice connects: badly',
      'Hard-delete the rows: well',
      'Alice connects: well',
      'Alice disconnects: well',
      'Alice connects: badly',
      'Run the contract: badly',
    ])
    for (const { outcome } of broken.told.filter(
      ({ deed, went }) => /connects/.test(deed) && went === 'badly',
    ))
      expect(
        codes.some((code) =>
          outcome.includes(`Zoom API error: invalid_request, reason: Invalid authorization code ${code}`),
        ),
        outcome,
      ).toBe(true)
    expect(broken.findings.map(({ rule }) => rule)).toContain('stale-code-after-reconnect')
    expect(broken.judged?.story).toContain('1. stale-code-after-reconnect: ')
  })

  test('shows the rows: a column for the code, and the date of the soft deletion', async () => {
    await using stage = await played(2)
    const { broken, right } = await stage.view()
    const row = ({ rows }: typeof broken) =>
      Object.fromEntries(rows.columns.map((name, index) => [name, rows.cells[0]?.[index]]))
    expect(row(broken)).toMatchObject({
      person: 'Alice',
      deleted_at: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
    })
    const code = entriesOf(broken).find((entry) => entry.type === 'code.issued')
    expect(row(broken).code).toBe(code?.code)
    expect(row(right)).toMatchObject({ person: 'Alice', access_token: '', deleted_at: expect.any(String) })
    expect(right.rows.columns).not.toContain('code')
  })

  test('state is raw JSON until it is encoded', async () => {
    await using stage = await played(4)
    const { broken } = await stage.view()
    const states = broken.exchanges.flatMap(({ request }) =>
      request?.path === '/oauth/authorize' && request.method === 'GET'
        ? [new URLSearchParams(request.query).get('state') ?? '']
        : [],
    )
    expect(states.map((state) => state.startsWith('{"iam_user_id":"Alice"'))).toEqual([true, true, false])
  })

  test('codes repeat with the seed, and are the same on both sides', async () => {
    const codes = (side: SideView) =>
      entriesOf(side).flatMap((entry) => (entry.type === 'code.issued' ? [entry.code] : []))
    await using one = await played(3)
    await using other = await played(3)
    expect(codes((await one.view()).broken)).toEqual(codes((await other.view()).broken))
    expect(codes((await one.view()).right)).toEqual(codes((await one.view()).broken))
    expect(codes((await one.view()).right)).toHaveLength(2)
  })

  test('two clicks at once are done one after the other', async () => {
    await using stage = await played(1)
    await Promise.all([
      stage.perform({ do: 'disconnect', person: 'Alice' }),
      stage.perform({ do: 'connect', person: 'Alice' }, 'right'),
    ])
    const { broken, right } = await stage.view()
    expect(right.told.slice(2).map(({ deed }) => deed)).toEqual(['Alice disconnects', 'Alice connects'])
    expect(broken.told).toHaveLength(3)
    expect(right.rows.cells).toHaveLength(2)
  })
})

describe('a class going through the lesson', () => {
  const [lesson] = lessons
  if (lesson === undefined) throw new Error('no lessons')
  const told = async ({ stage }: Course) => (await stage.view()).broken.told.map(({ deed }) => deed)
  const upToReconnect = ['Alice connects', 'Alice uses the app', 'Alice disconnects']

  test('predicts, sees what happens, and only then hears why; findings are folded until their step', async () => {
    await using course = await openCourse(lesson, { seed: 'test' })
    expect(course.view()).toEqual({
      step: 1,
      phase: 'asked',
      revealsFindings: false,
      olderMessages: { broken: 0, right: 0 },
    })
    await course.goOn()
    expect(course.view().phase).toBe('done')
    await course.goOn()
    await course.goOn()
    expect(course.view().phase).toBe('told')
    expect(await told(course)).toEqual(['Alice connects', 'Alice uses the app'])
    const about = lesson.steps.findIndex(({ shows }) => shows === 'finding') + 1
    await course.goTo(about)
    expect(course.view().revealsFindings).toBe(false)
    await course.goOn()
    expect(course.view()).toMatchObject({ step: about, phase: 'told', revealsFindings: true })
  })

  test('every step has its own start, whichever way the class came', async () => {
    await using course = await openCourse(lesson, { seed: 'test' })
    await course.goTo(3)
    expect(await told(course)).toEqual(upToReconnect)
    const { olderMessages } = course.view()
    expect(olderMessages.broken).toBe((await course.stage.view()).broken.exchanges.length)
    await course.goOn()
    await course.goTo(3)
    expect(await told(course)).toEqual(upToReconnect)
    await course.perform({ do: 'use', person: 'Alice' }, 'right')
    await course.goTo(4)
    expect(await told(course)).toEqual([...upToReconnect, 'Alice connects'])
    await course.goTo(99)
    expect(course.view().step).toBe(lesson.steps.length)
    await course.goTo(1)
    expect(await told(course)).toEqual([])
  })

  test('what somebody did in the app itself is gone in the next step', async () => {
    await using course = await openCourse(lesson, { seed: 'test' })
    await course.goOn()
    const { right } = await course.stage.view()
    await fetch(`${right.zoomUrl}/v2/users/me`)
    await course.goTo(2)
    expect(entriesOf((await course.stage.view()).right).filter(({ type }) => type === 'api.refused')).toEqual(
      [],
    )
    expect(await told(course)).toEqual(['Alice connects', 'Alice uses the app'])
  })
})
