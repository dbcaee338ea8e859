import { createHash, randomFillSync } from 'node:crypto'
import type { RandomBytes } from '../domain/ids.ts'

/** Real randomness, which costs as much for one id as for hundreds: it is drawn for hundreds. */
export const systemRandom: RandomBytes = (count) => {
  if (drawn + count > pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += count
  return pool.slice(drawn - count, drawn)
}

const pool = new Uint8Array(8_192)
let drawn = pool.length

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
