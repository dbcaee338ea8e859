import { type Lesson, openStage, type Rows, type SideView, type Stage, type Step } from '../lesson/index.ts'
import { namesFrom, printable, seeded } from '../mock-zoom/index.ts'
import { describeFinding } from './describe-finding.ts'
import { describeExchange } from './describe-request.ts'
import type { Terminal } from './terminal.ts'
import { wrap } from './wrap.ts'

export interface PlayOptions {
  readonly seed: string
  readonly terminal: Terminal
  /** Called before something is done, and before it is said what it means; false ends the lesson early. */
  readonly goOn?: () => Promise<boolean>
}

/**
 * Plays a lesson as text. Each step says what is about to be done and asks what will come of it; then it is done, and both sides and
 * their Zoom are shown; then it says what that means.
 */
export async function playLesson(lesson: Lesson, options: PlayOptions): Promise<void> {
  const { seed, terminal, goOn = async () => true } = options
  const { line, paint } = terminal
  await using stage = await openStage(lesson, { seed })
  line(paint('bold', lesson.title))
  line(lesson.summary)
  for (const [index, step] of lesson.steps.entries()) {
    line()
    line(paint('bold', `${index + 1}. ${step.title}`))
    for (const text of step.text) line(wrap(text, terminal.width, '   '))
    line(paint('bold', wrap(`? ${step.question}`, terminal.width, '   ')))
    if (!(await goOn())) return
    if (step.deeds.length > 0) {
      await playStep(stage, step, terminal)
      if (!(await goOn())) return
    }
    await showStep(stage, step, terminal)
    for (const text of step.reveal) line(wrap(text, terminal.width, '   '))
  }
}

async function playStep(stage: Stage, step: Step, terminal: Terminal): Promise<void> {
  const before = await stage.view()
  for (const deed of step.deeds) await stage.perform(deed)
  const after = await stage.view()
  for (const side of ['broken', 'right'] as const) showSide(before[side], after[side], terminal)
}

async function showStep(stage: Stage, { shows }: Step, terminal: Terminal): Promise<void> {
  if (shows === undefined) return
  const { broken, right } = await stage.view()
  switch (shows) {
    case 'finding':
      for (const finding of broken.findings.slice(0, 1)) terminal.line(describeFinding(finding, terminal))
      break
    case 'difference':
      showDifference(stage.lesson, terminal)
      break
    case 'contract':
      for (const { judged } of [broken, right]) terminal.line(indent(judged?.story ?? ''))
      break
    default:
      shows satisfies never
  }
}

/** The outcome of an action: success, a request to reconnect, or a failure. */
const signs = {
  well: (paint: Terminal['paint']) => paint('green', '✓'),
  asks: (paint: Terminal['paint']) => paint('yellow', '↻'),
  badly: (paint: Terminal['paint']) => paint('red', '✗'),
} as const

function showSide(before: SideView, after: SideView, terminal: Terminal): void {
  const { line, paint } = terminal
  line()
  line(`   ${paint('bold', after.name === 'broken' ? 'The broken app' : 'The correct app')}`)
  for (const { deed, went, outcome } of after.told.slice(before.told.length))
    line(`     ${signs[went](paint)} ${deed}: ${printable(outcome)}`)
  const requests = after.exchanges
    .slice(before.exchanges.length)
    .map((exchange) => describeExchange(exchange, terminal, namesFrom(seeded)))
  if (requests.length > 0) line(`     ${paint('dim', 'Zoom saw')}`)
  for (const request of requests) line(`       ${request}`)
  line(`     ${paint('dim', 'zoom_connections')}`)
  for (const row of table(after.rows)) line(`       ${row}`)
}

function showDifference({ difference }: Lesson, { line, paint }: Terminal): void {
  line(`   ${difference.about}`)
  for (const text of difference.broken.split('\n')) line(paint('red', `   - ${text}`))
  for (const text of difference.right.split('\n')) line(paint('green', `   + ${text}`))
}

/** A table whose columns are as wide as they have to be. */
function table({ columns, cells }: Rows): string[] {
  if (cells.length === 0) return ['(no rows)']
  const shown = [columns, ...cells.map((row) => row.map((cell) => printable(cell ?? 'NULL')))]
  const widths = columns.map((_, index) => Math.max(...shown.map((row) => row[index]?.length ?? 0)))
  return shown.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function indent(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '   ')
}
