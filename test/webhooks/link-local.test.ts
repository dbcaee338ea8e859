import type { LookupFunction } from 'node:net'
import { expect, test } from 'vitest'
import { isLinkLocal, lookupBeyondLinkLocal } from '../../src/mock-zoom/webhooks/link-local.ts'
import { postEvent } from '../../src/mock-zoom/webhooks/post-event.ts'

test.each([
  ['169.254.169.254', true],
  ['[fe80::1]', true],
  ['febf::1%eth0', true],
  ['::ffff:169.254.169.254', true],
  ['127.0.0.1', false],
  ['192.168.1.20', false],
  ['::1', false],
  ['localhost', false],
])('%s is link-local: %s', (address, is) => {
  expect(isLinkLocal(address)).toBe(is)
})

// Other spellings of the same address: a URL makes them one.
test.each(['169.254.169.254', '0xa9fea9fe', '2852039166', '[::ffff:169.254.169.254]', '[fe80::1]'])(
  'nothing is posted to http://%s',
  async (host) => {
    const answer = await postEvent({
      url: `http://${host}/latest/meta-data`,
      headers: {},
      body: '{}',
      timeout: 1000,
      interruption: new AbortController().signal,
    })
    expect(answer).toEqual({
      status: null,
      failure: expect.stringMatching(/ is a link-local address, and mock-zoom sends nothing there$/),
      kind: 'unreachable',
    })
  },
)

/** A name server that knows one name, as one address and as a list. */
const found = (address: string) => {
  const find: LookupFunction = (_name, { all }, done) =>
    all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)
  return (all: boolean) =>
    new Promise((resolve) =>
      lookupBeyondLinkLocal(find)('app.example', { all }, (error, addresses) =>
        resolve(error?.message ?? addresses),
      ),
    )
}

test('a name that leads to a link-local address fails when it is looked up; other names keep their addresses', async () => {
  const refusal = 'app.example is a link-local address, and mock-zoom sends nothing there'
  expect([await found('169.254.169.254')(true), await found('169.254.169.254')(false)]).toEqual([
    refusal,
    refusal,
  ])
  expect(await found('127.0.0.1')(true)).toEqual([{ address: '127.0.0.1', family: 4 }])
  expect(await found('127.0.0.1')(false)).toBe('127.0.0.1')
})
