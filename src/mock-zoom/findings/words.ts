import { toIsoTime } from '../domain/clock.ts'

/** A time of day, in UTC: `09:15:00`. */
export function clockTime(at: number): string {
  return toIsoTime(at).slice(11, 19)
}

/** How much later, in at most two units: `5 min 10 s`. */
export function timeBetween(earlier: number, later: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const
  let rest = Math.max(0, later - earlier)
  const parts: string[] = []
  for (const [name, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0 && parts.length < 2) parts.push(`${count} ${name}`)
  }
  return parts.length === 0 ? `${rest} ms` : parts.join(' ')
}
