import { type Command, Option } from 'commander'
import { parsePort } from './mock-flags.ts'
import type { LessonFlags } from './run-lesson.ts'

/** `mock-zoom lesson`: ten minutes in front of a class, with nothing else to set up. */
export function addLesson(program: Command): void {
  program
    .command('lesson [name]')
    .description('show a bug to a class: a broken app and a correct one, side by side')
    .option('--list', 'list the lessons, and run none')
    .option('--script', 'play it in the terminal, without a browser')
    .addOption(
      new Option('--port <number>', 'port of the page (0 takes a free one)')
        .default(9666)
        .argParser(parsePort),
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--seed <text>', 'makes codes and ids repeat, so that slides match', 'lesson')
    .option('--no-open', 'do not open the page in the browser')
    .addHelpText(
      'after',
      '\nExamples:\n  mock-zoom lesson\n  mock-zoom lesson lost-refresh\n  mock-zoom lesson --script\n',
    )
    .action(async (name: string | undefined, flags: LessonFlags) =>
      (await import('./run-lesson.ts')).runLesson(name, flags),
    )
}
