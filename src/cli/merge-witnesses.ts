import type { ProfileName } from '../mock-zoom/index.ts'
import type { Witness, Witnessed } from './witness.ts'

/** Those who saw the same. */
export interface Group {
  readonly verdict: 'agrees' | 'differs'
  /** The profile with whose claim it was compared. */
  readonly profile: ProfileName
  readonly seen: readonly string[]
  /** How many accounts, each counted once. */
  readonly accounts: number
  /** How many runs had no credentials, and so no account. */
  readonly runsWithoutAccount: number
  readonly firstSeen: string
  readonly lastSeen: string
}

/** What all witnesses together saw of one behaviour. */
export interface Merged {
  readonly id: string
  readonly what: string
  /** Empty if nobody could tell. Those who agree with mock-zoom come first. */
  readonly groups: readonly Group[]
}

interface Sighting extends Pick<Group, 'verdict' | 'profile' | 'seen'> {
  readonly account: string | null
  readonly date: string
}

/** Merges what several witnesses saw: for each behaviour, who saw the same. */
export function mergeWitnesses(witnesses: readonly Witness[]): Merged[] {
  const rows = witnesses.flatMap(({ witness, behaviours }) => behaviours.map((row) => ({ row, witness })))
  return groupBy(rows, ({ row }) => row.id).map((same) => {
    const sightings = same.flatMap(({ row, witness }) => sightingOf(row, witness) ?? [])
    const groups = groupBy(sightings, ({ verdict, profile, seen }) =>
      JSON.stringify([verdict, profile, seen]),
    )
    return {
      id: same[0].row.id,
      what: same[0].row.what,
      groups: groups.map(groupOf).sort((one, other) => one.verdict.localeCompare(other.verdict)),
    }
  })
}

/** A claim that agreed is what was seen: claims of another version of mock-zoom make a group of their own. */
function sightingOf(
  { profiles, seen }: Witnessed,
  { profile, account, date }: Witness['witness'],
): Sighting | undefined {
  const { verdict } = seen
  if (verdict === 'cannot tell') return undefined
  const texts = verdict === 'agrees' ? [textOf(profiles[profile].value)] : seen.observed
  return { verdict, profile, seen: texts, account, date }
}

function groupOf(sightings: NonEmpty<Sighting>): Group {
  const [{ verdict, profile, seen }] = sightings
  const accounts = sightings.flatMap(({ account }) => account ?? [])
  const dates = sightings.map(({ date }) => date).sort()
  return {
    verdict,
    profile,
    seen,
    accounts: new Set(accounts).size,
    runsWithoutAccount: sightings.length - accounts.length,
    firstSeen: dates.at(0) ?? '',
    lastSeen: dates.at(-1) ?? '',
  }
}

function textOf(value: Witnessed['profiles']['2026']['value']): string {
  if (typeof value !== 'object') return String(value)
  const { fact, page, status, body } = value
  if (fact !== undefined) return fact
  return page === undefined
    ? [status, body].filter((part) => part !== undefined).join(' ')
    : `a page that says: ${page}`
}

type NonEmpty<Item> = readonly [Item, ...Item[]]

/** In the order in which the first of each group comes. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): NonEmpty<Item>[] {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}
