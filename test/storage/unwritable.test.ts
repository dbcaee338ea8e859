import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { parseOptions } from '../../src/mock-zoom/mock/options.ts'
import { serveMock } from '../../src/mock-zoom/server/served-mock.ts'

// A disk that is full, or a file that can't be written any more, while the mock runs: seen on a small tmpfs, where it was a
// bare “Internal Server Error”.

const reasons: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY_DBMOVED: 'its file is read-only',
  SQLITE_BUSY: 'another process keeps it locked',
  SQLITE_IOERR_WRITE: 'the disk fails',
}

for (const [code, reason] of Object.entries(reasons)) {
  test(`${code} is told in the mock’s own shape, and the mock goes on once it is over`, async () => {
    const served = await serveMock(parseOptions({}))
    const { journal } = served.mock.context.storage
    const { append } = journal
    const server = createServer(served.handle).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const ask = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } })
      return { status: response.status, body: await response.text() }
    }
    Object.assign(journal, {
      append() {
        throw new Database.SqliteError('no', code)
      },
    })
    for (const path of ['/oauth/authorize?client_id=a', '/v2/users/me', '/nothing']) {
      const { status, body } = await ask(path)
      expect([status, JSON.parse(body).mock_zoom.problem]).toEqual([
        503,
        `mock-zoom can’t write its database: ${reason}.`,
      ])
    }
    Object.assign(journal, { append })
    expect((await ask('/v2/users/me')).status).toBe(401)
    server.close()
    await served.close()
  })
}
