import type { Command } from 'commander'
import { addMockFlags, parsePort } from './mock-flags.ts'
import type { ServeFlags } from './run-serve.ts'

/** `mock-zoom serve`: the mock alone, for an app that is started separately. */
export function addServe(program: Command): void {
  addMockFlags(
    program.command('serve', { isDefault: true }).description('start the mock and show what happens'),
  )
    .allowExcessArguments()
    .option('--port <number>', 'port to listen on (default: 9666; 0 takes a free one)', parsePort)
    .option('--database <file>', 'where state is kept (default: .mock-zoom/mock-zoom.db)')
    .option('--memory', 'keep state in memory only; it is lost when the mock stops')
    .option('--json', 'print the journal as one JSON object a line, and nothing else')
    .addHelpText(
      'after',
      '\nExamples:\n  mock-zoom serve\n  mock-zoom serve --profile 2020 --memory\n  mock-zoom serve --switch codeTtl=10 --switch decline=stay\n',
    )
    .action(async (flags: ServeFlags, command: Command) => {
      const [name] = command.args
      if (name !== undefined) {
        const { didYouMean } = await import('../mock-zoom/index.ts')
        const near = didYouMean(
          name,
          program.commands.map((one) => one.name()),
        )
        command.error(`error: unknown command '${name}'.${near}`)
      }
      await (await import('./run-serve.ts')).runServe(flags)
    })
}
