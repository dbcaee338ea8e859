import type { Manners } from '../provider-contracts/index.ts'

/** Goes easy on other people's servers: one request a second, and a limit on their number. On this machine nobody minds. */
export function mannersFor(isThisMachine: boolean, { now, wait }: Pick<Manners, 'now' | 'wait'>): Manners {
  return {
    pauseMs: isThisMachine ? 0 : 1000,
    limit: isThisMachine ? 1000 : 100,
    timeoutMs: 10_000,
    now,
    wait,
  }
}
