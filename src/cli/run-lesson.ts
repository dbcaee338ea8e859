import { findLesson, type Lesson, lessons } from '../lesson/index.ts'
import { startLessonServer } from '../lesson/server.ts'
import { MockZoomError } from '../mock-zoom/index.ts'
import { openInBrowser } from './open-in-browser.ts'
import { playLesson } from './play-lesson.ts'
import { openPrompt } from './prompt.ts'
import { standardOutput, type Terminal } from './terminal.ts'
import { untilStopped } from './until-stopped.ts'

/** What the command line of `mock-zoom lesson` said. */
export interface LessonFlags {
  readonly list?: boolean
  readonly script?: boolean
  readonly port: number
  readonly host: string
  readonly seed: string
  readonly open: boolean
}

/** Lists the lessons, plays one in the terminal, or serves its page until Ctrl-C. */
export async function runLesson(name: string | undefined, flags: LessonFlags): Promise<void> {
  const terminal = standardOutput()
  if (flags.list) return list(terminal)
  const lesson = choose(name)
  if (flags.script) return playInTerminal(lesson, flags.seed, terminal)
  const { seed, host, port } = flags
  const server = await startLessonServer({ lesson, seed, host, port }).catch((error: unknown) => {
    throw explain(error, flags)
  })
  const stopped = untilStopped(() => server.close())
  greet(lesson, server.url, terminal)
  if (flags.open && process.stdout.isTTY) await openInBrowser(server.url)
  await stopped
}

function choose(name: string | undefined): Lesson {
  const lesson = name === undefined ? lessons[0] : findLesson(name)
  if (lesson === undefined)
    throw new MockZoomError(
      `There is no lesson ${name}. The lessons are ${lessons.map(({ id }) => id).join(', ')}; --list says what they are about.`,
    )
  return lesson
}

function list({ line, paint }: Terminal): void {
  for (const { id, title, minutes, summary } of lessons) {
    line(`${paint('bold', id)}  ${title} (${minutes} minutes)`)
    line(`  ${summary}`)
  }
}

/** A person at a terminal continues with Enter; a pipe gets everything at once. */
async function playInTerminal(lesson: Lesson, seed: string, terminal: Terminal): Promise<void> {
  using prompt = openPrompt()
  if (prompt === undefined) return playLesson(lesson, { seed, terminal })
  const question = terminal.paint('dim', '  Enter continues, Ctrl-C ends ')
  const goOn = async () => (await prompt.ask(question)) !== undefined
  await playLesson(lesson, { seed, terminal, goOn })
}

function greet(lesson: Lesson, url: string, { line, paint }: Terminal): void {
  line(`${paint('bold', lesson.title)}, a lesson of ${lesson.minutes} minutes. Not a Zoom product.`)
  line()
  line(`  Open       ${paint('cyan', `${url}/#${lesson.id}/1`)}`)
  line('  Continue   with the arrow keys; D does what the step says, and once more says what it means')
  line(
    `  Notes      ${paint('cyan', `${url}/?view=presenter`)} for you, ${paint('cyan', `${url}/?view=audience`)} for the wall`,
  )
  line('  Ctrl-C     ends it; nothing is saved.')
  line()
}

function explain(error: unknown, { host, port }: LessonFlags): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new MockZoomError(
      `Port ${port} is taken by another program. Stop it, or choose another port with --port (0 takes a free one).`,
    )
  if (code === 'EACCES')
    return new MockZoomError(`Port ${port} needs root privileges. Choose one above 1023 with --port.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new MockZoomError(
      `${host} is not an address of this machine. Choose another with --host, such as 127.0.0.1.`,
    )
  return error
}
