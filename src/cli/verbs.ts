import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { EventFlags } from './verbs/event.ts'
import type { FaultFlags } from './verbs/fault.ts'
import type { SignInFlags } from './verbs/sign-in.ts'
import type { UninstallFlags } from './verbs/uninstall.ts'
import type { Verb, VerbFlags } from './verbs/verb.ts'

/** The commands that change or show a mock that is running already. Each is one call of its control API. */
export function addVerbs(program: Command): void {
  const verb = (usage: string, description: string, examples: string) =>
    program
      .command(usage)
      .description(description)
      .option('--zoom <url>', 'the running mock (default: MOCK_ZOOM_URL, else http://127.0.0.1:9666)')
      .option('--json', 'print JSON for machines')
      .addHelpText('after', `\nExamples:\n${examples}\n`)

  verb(
    'event [name]',
    'send an event, signed, to the apps that subscribe to it',
    `  mock-zoom event --list
  mock-zoom event meeting.started --user jill --set object.topic=Standup
  mock-zoom event recording.completed --set object.recording_files.0.file_type=M4A --hold
  mock-zoom event calendar.event_created --payload '{"account_id":"…"}'

Exit codes: 0 every app accepted it, or it is held · 1 an app did not accept it · 2 it could not be sent`,
  )
    .option('--list', 'show the events that the mock has a payload for; with a name, that payload')
    .option('--user <who>', 'whom it is about: id, email or first name (default: the first user)')
    .option('--meeting <id>', 'the meeting, by number or UUID (default: the user’s newest)')
    .option('--set <path=value>', 'change one key of the payload; can be repeated', collect)
    .option('--payload <json>', 'your own payload (- is standard input)')
    .option('--app <app>', 'only this app, by client id or name (default: every app that subscribes)')
    .option('--hold', 'hold it back until it is released')
    .action(async (name: string | undefined, flags: EventFlags & VerbFlags) =>
      run(flags, (await import('./verbs/event.ts')).event(name, flags)),
    )

  verb(
    'clock [by]',
    'show the mock’s time, or move it forward',
    `  mock-zoom clock
  mock-zoom clock 1h
  mock-zoom clock 3d12h30m`,
  ).action(async (by: string | undefined, flags: VerbFlags) =>
    run(flags, (await import('./verbs/clock.ts')).clock(by)),
  )

  verb(
    'fault [route]',
    'show the faults that wait, or give Zoom’s next requests on a route one more',
    `  mock-zoom fault
  mock-zoom fault token --status 502 --next 2
  mock-zoom fault api --answer rate-limit-daily
  mock-zoom fault token --drop --when after
  mock-zoom fault --clear

Routes: authorize, token, devicecode, revoke, api, page, all. docs/faults.md explains each flag.`,
  )
    .option('--status <code>', 'respond with this status', number)
    .option('--answer <name>', 'respond with a ready-made bad response, such as html')
    .option('--body <text>', 'the body that goes with --status')
    .option('--retry-after <seconds>', 'its Retry-After header', number)
    .option('--drop', 'reset the connection in place of a response')
    .option('--hang', 'never respond, for as long as the client waits')
    .option('--delay <ms>', 'wait so many milliseconds first', number)
    .option('--cut-after <bytes>', 'send so much of the body, then close the connection', number)
    .option('--next <count>', 'how many requests meet it (default: 1)', number)
    .option(
      '--share <part>',
      'the part of the requests that meet it, from 0 to 1, until it is cleared',
      number,
    )
    .option('--when <moment>', 'before Zoom handles the request, or after (default: before)')
    .option('--grant-type <type>', 'only token requests with this grant_type')
    .option('--path <path>', 'only this path; with * at its end, all that begin like this')
    .option('--clear', 'remove all faults')
    .action(async (route: string | undefined, flags: FaultFlags & VerbFlags) =>
      run(flags, (await import('./verbs/fault.ts')).fault(route, flags)),
    )

  verb(
    'uninstall <user>',
    'uninstall an app as a Zoom user does, and tell the app',
    `  mock-zoom uninstall jill
  mock-zoom uninstall jill@example.com --app acme_scheduler_dev_01 --hold`,
  )
    .option('--app <app>', 'the app, by client id or name (default: every app that the user has authorized)')
    .option('--hold', 'hold the event back until it is released')
    .action(async (user: string, flags: UninstallFlags & VerbFlags) =>
      run(flags, (await import('./verbs/uninstall.ts')).uninstall(user, flags)),
    )

  verb(
    'sign-in [user]',
    'show who is signed in at Zoom, or choose it for every browser',
    `  mock-zoom sign-in
  mock-zoom sign-in jill --consent allow
  mock-zoom sign-in --out`,
  )
    .addOption(
      new Option('--consent <what>', 'how they answer the consent page (default: ask)').choices([
        'ask',
        'allow',
        'decline',
      ]),
    )
    .option('--out', 'let each browser’s cookie decide again')
    .action(async (user: string | undefined, flags: SignInFlags & VerbFlags) =>
      run(flags, (await import('./verbs/sign-in.ts')).signIn(user, flags)),
    )

  verb(
    'reset',
    'take the mock back to its start: apps and users as configured, an empty journal, its first time',
    '  mock-zoom reset',
  ).action(async (flags: VerbFlags) => run(flags, (await import('./verbs/reset.ts')).reset()))

  verb(
    'state',
    'show the mock’s time, apps, users, who is signed in, grants and faults',
    `  mock-zoom state
  mock-zoom state --json`,
  ).action(async (flags: VerbFlags) => run(flags, (await import('./verbs/state.ts')).state()))
}

async function run(flags: VerbFlags, verb: Verb): Promise<void> {
  await (await import('./verbs/verb.ts')).runVerb(flags, verb)
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.')
  return value
}
