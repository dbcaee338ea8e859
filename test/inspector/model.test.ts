import { execFile, execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { curlOf } from '../../src/inspector/model/curl.ts'
import { isCode } from '../../src/inspector/model/filter.ts'
import { stateAt } from '../../src/inspector/model/lifetime.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { connect } from '../support/oauth.ts'

test('the curl command sends what was sent, whatever a shell would make of it', async (context) => {
  try {
    execFileSync('curl', ['--version'])
  } catch {
    context.skip('there is no curl here')
  }
  const server = createServer()
  const heard = new Promise<unknown[]>((resolve) => {
    server.on('request', async (request, response) => {
      const body = (await request.setEncoding('utf-8').toArray()).join('')
      response.end()
      const { method, url, headers } = request
      resolve([method, url, headers['user-agent'], headers['x-odd'], body])
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  await using zoom = await createMockZoom()
  await connect(zoom)
  const [, exchanged] = await zoom.journal.list({ type: 'request.answered' })
  if (exchanged?.type !== 'request.answered') throw new Error('nothing was exchanged')
  const odd = {
    ...exchanged,
    path: '/oauth/{a,b}[1-3]',
    query: 'state=$(id)&x=`id`',
    requestHeaders: {
      'user-agent': 'it’s "odd" $HOME \\',
      'x-odd': "'; id; '",
      'content-type': 'text/plain',
      host: 'zoom.us',
    },
    requestBody: "@/etc/passwd 'quoted'\nand more",
  }
  execFile('sh', ['-c', `${curlOf(odd, `http://127.0.0.1:${port}`)} --silent`])
  expect(await heard).toEqual([
    'POST',
    '/oauth/{a,b}[1-3]?state=$(id)&x=`id`',
    Buffer.from('it’s "odd" $HOME \\').toString('latin1'),
    "'; id; '",
    "@/etc/passwd 'quoted'\nand more",
  ])
  server.close()
})

test('a code is found by its start, whole, and as it is shown', () => {
  const shown = 'mk1Cq8Pap6…'
  for (const typed of ['mk1C', ' mk1Cq8Pap6 ', 'mk1Cq8Pap6…', 'mk1Cq8Pap6_PatCmZLwQxKCZOUJsBwojQ', '']) {
    expect([typed, isCode(shown, typed)]).toEqual([typed, true])
  }
  for (const typed of ['k1Cq', 'mk1Cq8Pap7', 'MK1C'])
    expect([typed, isCode(shown, typed)]).toEqual([typed, false])
})

test('a life is live until its last moment, and its end has a reason', () => {
  const life = { issuedAt: 100, expiresAt: 200, endedAt: null, endedBecause: null }
  expect(stateAt(life, 199)).toEqual({ word: 'live', kind: 'live', since: null })
  expect(stateAt(life, 200)).toEqual({ word: 'expired', kind: 'expired', since: 200 })
  expect(stateAt({ ...life, expiresAt: null }, 9_999).kind).toBe('live')
  const ended = { ...life, endedAt: 150 }
  expect(stateAt({ ...ended, endedBecause: 'redeemed' }, 300)).toEqual({
    word: 'redeemed',
    kind: 'used',
    since: 150,
  })
  expect(stateAt({ ...ended, endedBecause: 'superseded' }, 300).kind).toBe('ended')
})
