import { MockZoomError, printable } from '../mock-zoom/index.ts'
import type { Group, Merged } from './merge-witnesses.ts'
import { mergeWitnesses } from './merge-witnesses.ts'
import type { Terminal } from './terminal.ts'
import { readWitness } from './witness.ts'

/** What the command line of `mock-zoom witnesses` said. */
export interface WitnessesFlags {
  readonly reporter: 'pretty' | 'json'
}

/** Merges the files and prints who agrees. Returns the exit code. */
export function runWitnesses(paths: readonly string[], flags: WitnessesFlags, terminal: Terminal): number {
  const files = paths.map((path) => ({ path, ...readWitness(path) }))
  const other = files.find(({ witness }) => witness.against !== files[0]?.witness.against)
  if (other !== undefined) {
    throw new MockZoomError(
      `${other.path} is about ${printable(other.witness.against)}, ${files[0]?.path} about ${printable(files[0]?.witness.against ?? '')}: merge witnesses of one Zoom only.`,
    )
  }
  const behaviours = mergeWitnesses(files)
  if (flags.reporter === 'json') {
    const witnesses = files.map(({ witness }) => witness)
    terminal.write(`${JSON.stringify({ version: 1, witnesses, behaviours }, null, 2)}\n`)
  } else {
    for (const behaviour of behaviours) if (behaviour.groups.length > 0) terminal.write(describe(behaviour))
    terminal.line(summary(files.length, behaviours))
  }
  return behaviours.some(isDoubted) ? 1 : 0
}

function describe({ id, what, groups }: Merged): string {
  const lines = groups.flatMap((group) => [
    `  ${group.verdict.padEnd(8)} ${whoAndWhen(group)}`,
    ...group.seen.map((text) => `           ${printable(text)}`),
  ])
  return `${[`${printable(id)}: ${printable(what)}`, ...lines].join('\n')}\n\n`
}

function whoAndWhen({ profile, accounts, runsWithoutAccount, firstSeen, lastSeen }: Group): string {
  const who = [
    ...(accounts > 0 ? [count(accounts, 'account')] : []),
    ...(runsWithoutAccount > 0 ? [`${count(runsWithoutAccount, 'run')} without an account`] : []),
  ]
  const when = firstSeen === lastSeen ? firstSeen : `${firstSeen} to ${lastSeen}`
  return `${who.join(' and ')}, ${when}, compared with ${profile}`
}

function summary(files: number, behaviours: readonly Merged[]): string {
  const told = behaviours.filter(({ groups }) => groups.length > 0)
  const doubted = told.filter(isDoubted).length
  return [
    `${count(files, 'file')}: ${told.length - doubted} as mock-zoom says, ${doubted} seen otherwise,`,
    `${behaviours.length - told.length} that nobody could tell.`,
  ].join(' ')
}

function isDoubted({ groups }: Merged): boolean {
  return groups.some(({ verdict }) => verdict === 'differs')
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}
