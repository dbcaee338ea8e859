import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { ProfileName } from '../mock-zoom/index.ts'

/** What --profile takes. Written out, so that --help doesn't have to load the mock. */
export const eras = ['2026', '2020'] as const satisfies readonly ProfileName[]

/** The flags of every command that starts a mock. */
export function addMockFlags(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--profile <era or file>',
        'behave as Zoom did in this year (2026, 2020), or as a profile file of yours says',
      ).argParser(parseProfile),
    )
    .option('--switch <name=value>', 'change one behaviour of the profile; can be repeated', collect)
    .option('--seed <text>', 'make codes and ids repeat, so that slides and logs match')
    .option('--config <file>', 'config file (default: mock-zoom.config.json or .ts, if there is one)')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--allow-host <name>', 'another host name that the mock responds to; can be repeated', collect)
    .option(
      '--control-token <text>',
      'what other machines must show to the control API, with --host (default: random; none asks for nothing)',
    )
    .option('--any-caller', 'let Zoom’s part respond to every host name and to pages of other origins')
}

/** A port number. Anything else is refused, with the flag's name. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

/** Whether a profile is the path of a file: it has an ending or a folder. */
export function namesFile(profile: string): boolean {
  return /[./\\]/.test(profile)
}

function parseProfile(text: string): string {
  if (eras.some((era) => era === text) || namesFile(text)) return text
  throw new InvalidArgumentError(`Allowed choices are ${eras.join(', ')}, or a file, such as ./seen.json.`)
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}
