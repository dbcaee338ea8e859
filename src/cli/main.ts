#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { addBrowser } from './browser.ts'
import { addContracts } from './contracts.ts'
import { addDemo } from './demo.ts'
import { addDoctor } from './doctor.ts'
import { endInOrder } from './end-in-order.ts'
import { addExplain } from './explain.ts'
import { addInit } from './init.ts'
import { addLesson } from './lesson.ts'
import { addMcp } from './mcp.ts'
import { addObserve } from './observe.ts'
import { addRun } from './run.ts'
import { addServe } from './serve.ts'
import { addVerbs } from './verbs.ts'
import { addWitnesses } from './witnesses.ts'

const exitCodeOf = endInOrder()

/** Exit codes: 0 all is well, 1 a contract was broken, Zoom differs or there are findings, 2 could not run (wrong flag, option, file, port or app). */
const couldNotRun = 2

// From dist/src/cli/, the package file is three folders up.
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf-8'))

const program = new Command('mock-zoom')
  .description('A fake Zoom for getting OAuth right. Not a Zoom product.')
  .version(version)
  .showHelpAfterError('(use --help to see commands and options)')
  .addHelpText(
    'after',
    '\nExit codes: 0 all is well · 1 a contract was broken, Zoom differs, or there are findings · 2 could not run · 130 Ctrl-C ·\n141 nobody reads the output (… | head -1)\n',
  )
  .exitOverride()
addServe(program)
addExplain(program)
addRun(program)
addObserve(program)
addBrowser(program)
addContracts(program)
addDemo(program)
addLesson(program)
addDoctor(program)
addWitnesses(program)
addInit(program)
addMcp(program)
addVerbs(program)
for (const command of program.commands)
  command.exitOverride().showHelpAfterError('(use --help to see commands and options)')

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = couldNotRun
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : couldNotRun
  // By name, so that --help doesn't have to load the mock, or the reference client, to know the class.
  else if (error instanceof Error && ['MockZoomError', 'DatabaseError'].includes(error.name))
    (await import('./terminal.ts')).standardError().line(`mock-zoom: ${error.message}`)
  else throw error
} finally {
  process.exitCode = exitCodeOf(process.exitCode)
}
