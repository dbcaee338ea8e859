import { expect, test } from 'vitest'
import { linesAfter, printedError } from '../../src/contract-runner/printed-error.ts'

const before = 'listening on 3000\nGET /login 200'

test.each([
  [
    'Node, with its frames and its code',
    "SqliteError: UNIQUE constraint failed: tokens.person\n    at run (db.js:3:9) {\n  code: 'SQLITE_CONSTRAINT'\n}",
    'SqliteError: UNIQUE constraint failed: tokens.person',
  ],
  [
    'Python, where the last error is the one',
    'Traceback (most recent call last):\n  File "app.py", line 3, in callback\n    save()\nsqlite3.IntegrityError: NOT NULL constraint failed: zoom.email',
    'sqlite3.IntegrityError: NOT NULL constraint failed: zoom.email',
  ],
  [
    'PHP',
    'PHP Fatal error:  Uncaught TypeError: strlen(): Argument #1 must be of type string\n#0 app.php(3): go()',
    'PHP Fatal error:  Uncaught TypeError: strlen(): Argument #1 must be of type string',
  ],
  [
    'a bare message',
    'duplicate key value violates unique constraint "one_row"',
    'duplicate key value violates unique constraint "one_row"',
  ],
])('%s', (_, printed, said) => {
  expect(printedError(before, `${before}\n${printed}`)).toBe(said)
})

test('what was printed before is not new, and neither is what has left the window', () => {
  expect(printedError('Error: old', 'Error: old')).toBeUndefined()
  expect(printedError('Error: one\nError: two', 'Error: two\nfine')).toBeUndefined()
})

test('a line of an access log isn’t an error', () => {
  expect(
    printedError(before, `${before}\n127.0.0.1 "GET /callback?error=access_denied HTTP/1.1" 500`),
  ).toBeUndefined()
})

test('what is new is told from what was there, also when the beginning was cut off meanwhile', () => {
  expect(linesAfter('one\ntwo\n', 'one\ntwo\nthree')).toEqual(['three'])
  expect(linesAfter('one\ntwo\n', 'wo\nthree')).toEqual(['three'])
  expect(linesAfter('one\ntwo\n', 'three')).toEqual(['three'])
})
