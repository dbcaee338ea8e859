import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Git itself finds them only in what is about to be committed.
test('no file has a conflict that somebody left behind', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf-8' }).split('\0').filter(Boolean)
  const left = files.filter((file) => /^(<{7}|>{7}) /m.test(readFileSync(file, 'utf-8')))
  expect(left).toEqual([])
})
