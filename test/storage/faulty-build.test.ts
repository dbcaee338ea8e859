import { expect, test } from 'vitest'
import { isFaulty } from '../../src/mock-zoom/storage/faulty-build.ts'

const sound = Buffer.from('\0AddEnvironmentCleanupHook\0')
const faulty = Buffer.from('\0AddEnvironmentCleanupHook\0RemoveEnvironmentCleanupHook\0')

test.each([
  ['24.19.0', faulty, true],
  ['24.19.0', sound, false],
  ['22.23.2', faulty, false],
  ['26.4.0', faulty, false],
])('on Node %s, a build of SQLite that takes back its hooks, or not: %#', (version, binary, expected) => {
  expect(isFaulty(version, () => binary)).toBe(expected)
})
