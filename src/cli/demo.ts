import type { Command } from 'commander'
import { addMockFlags, parsePort } from './mock-flags.ts'
import type { DemoFlags } from './run-demo.ts'

/** `mock-zoom demo`, which is also `npm start`: the mock and the reference client (or a broken twin), to click through. */
export function addDemo(program: Command): void {
  addMockFlags(program.command('demo').description('start the mock and an app to click through'))
    .option('--port <number>', 'port of the mock (default: 9666; 0 takes a free one)', parsePort)
    .option('--client-port <number>', 'port of the app (default: 9667; 0 takes a free one)', parsePort)
    .option('--twin <name>', 'run a broken app instead of the correct one; implies --profile 2020')
    .option(
      '--database <url>',
      'where the app, not the mock, keeps its data: postgres://… (package pg), mysql://… (mysql2; MariaDB too) or a SQLite file (default: memory); MOCK_ZOOM_CLIENT_TOKEN_KEYS (id:key,…) encrypts its tokens',
    )
    .addHelpText('after', '\nExamples:\n  mock-zoom demo\n  mock-zoom demo --twin reuses-stored-code\n')
    .action(async (flags: DemoFlags) => (await import('./run-demo.ts')).runDemo(flags))
}
