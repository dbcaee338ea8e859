import { endOfTime, toIsoTime } from '../domain/clock.ts'

/** A time of day by the mock's clock, in UTC as everywhere in mock-zoom: `09:15:00`. */
export function clockTime(at: number): string {
  return partsOf(at).time.slice(0, 8)
}

/** Day and time: `2026-11-25 09:15:00`. */
export function dayAndTime(at: number): string {
  return `${partsOf(at).day} ${clockTime(at)}`.trim()
}

/** A number that is no possible date (a file can contain anything) is shown as it is. */
function partsOf(at: number): { readonly day: string; readonly time: string } {
  if (!(Math.abs(at) <= endOfTime)) return { day: '', time: String(at) }
  const [day = '', time = ''] = toIsoTime(at).replace('Z', '').split('T')
  return { day, time }
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const

/** A length of time in at most two units: `5 min 10 s`. */
export function lengthOf(milliseconds: number): string {
  let rest = Math.max(0, Math.round(milliseconds))
  const parts: string[] = []
  for (const [name, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0 && parts.length < 2) parts.push(`${count} ${name}`)
  }
  return parts.length === 0 ? `${rest} ms` : parts.join(' ')
}
