import type { Manners } from '../provider-contracts/index.ts'

/** Gentle with others' servers: a second from one request to the next, and an end to them. On this machine nobody minds. */
export function mannersFor(isThisMachine: boolean, { now, wait }: Pick<Manners, 'now' | 'wait'>): Manners {
  return {
    pauseMs: isThisMachine ? 0 : 1000,
    limit: isThisMachine ? 1000 : 100,
    timeoutMs: 10_000,
    now,
    wait,
  }
}
