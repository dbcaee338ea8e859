/** No request of an app is nested deeper, and functions that call themselves have a limit. */
export const deepestJson = 64

/** Whether a value that was read from JSON has more levels than this. */
export function isDeeperThan(limit: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return limit === 0 || Object.values(value).some((each) => isDeeperThan(limit - 1, each))
}
