import { createHash, randomBytes } from 'node:crypto'
import type { RandomBytes } from '../domain/ids.ts'

/** Real randomness. */
export const systemRandom: RandomBytes = (count) => randomBytes(count)

/**
 * Repeatable randomness: the same seed gives the same codes and ids, so that slides and golden files stay true.
 * SHA-256 in counter mode.
 */
export function seededRandom(seed: string): RandomBytes {
  let counter = 0
  let pool = Buffer.alloc(0)
  return (count) => {
    while (pool.length < count) {
      pool = Buffer.concat([pool, createHash('sha256').update(`${seed}:${counter++}`).digest()])
    }
    const taken = pool.subarray(0, count)
    pool = pool.subarray(count)
    return taken
  }
}
