import { expect, test } from 'vitest'
import type { JournalEntry, MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson, ownProblem } from '../support/control.ts'
import { connect, exchange, newCode } from '../support/oauth.ts'

/** Listens as an EventSource would, and yields the messages one by one. */
async function* listen(zoom: MockZoom, query = '', headers: Record<string, string> = {}, path = 'journal') {
  const response = await fetch(`${zoom.url}/__mock/${path}${query}`, {
    headers: { accept: 'text/event-stream', ...headers },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('cache-control')).toBe('no-store')
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const messages = `${text}${chunk}`.split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) if (!message.startsWith(':')) yield message
  }
}

async function take(messages: AsyncGenerator<string>, count: number): Promise<string[]> {
  const taken: string[] = []
  while (taken.length < count) {
    const { value, done } = await messages.next()
    if (done) break
    taken.push(value)
  }
  return taken
}

const asMessage = (entry: JournalEntry | undefined) => `id: ${entry?.seq}\ndata: ${JSON.stringify(entry)}`

test('it lists every entry, oldest first', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  const entries = await controlJson(zoom, 'GET /__mock/journal')
  expect(entries).toEqual(await zoom.journal.list())
  expect((await zoom.journal.list()).map(({ type }) => type)).toEqual([
    'authorize.asked',
    'consent.given',
    'code.issued',
    'request.answered',
    'code.redeemed',
    'request.answered',
  ])
  expect((await zoom.journal.list()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
})

test('an empty journal is an empty list', async () => {
  await using zoom = await createMockZoom()
  const { status, body, headers } = await control(zoom, 'GET /__mock/journal')
  expect([status, body, headers.get('content-type')]).toEqual([200, '[]', 'application/json'])
})

test('after= leaves out earlier entries', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  const all = await zoom.journal.list()
  expect(await controlJson(zoom, 'GET /__mock/journal?after=3')).toEqual(all.slice(3))
  expect(await controlJson(zoom, 'GET /__mock/journal?after=0')).toEqual(all)
  expect(await controlJson(zoom, 'GET /__mock/journal?after=')).toEqual(all)
  expect(await controlJson(zoom, 'GET /__mock/journal?after=6')).toEqual([])
  expect(await controlJson(zoom, 'GET /__mock/journal?after=9007199254740991')).toEqual([])
})

test('type= selects one type, also together with after=', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  await connect(zoom)
  const issued = await zoom.journal.list({ type: 'code.issued' })
  expect(issued).toHaveLength(2)
  expect(await controlJson(zoom, 'GET /__mock/journal?type=code.issued')).toEqual(issued)
  expect(await controlJson(zoom, `GET /__mock/journal?type=code.issued&after=${issued[0]?.seq}`)).toEqual(
    issued.slice(1),
  )
})

for (const type of ['code.eaten', 'constructor', '__proto__', "' OR 1=1 --", '%00']) {
  test(`type=${type} matches nothing`, async () => {
    await using zoom = await createMockZoom()
    await connect(zoom)
    expect(await controlJson(zoom, `GET /__mock/journal?type=${encodeURIComponent(type)}`)).toEqual([])
  })
}

for (const after of ['x', '-1', '1.5', 'NaN', 'Infinity', '9007199254740992', '%00', '%zz']) {
  test(`after=${after} is refused`, async () => {
    await using zoom = await createMockZoom()
    expect(await control(zoom, `GET /__mock/journal?after=${after}`)).toMatchObject({
      status: 400,
      body: ownProblem('after must be a sequence number.', 'Send the seq of the last entry that you have.'),
    })
  })
}

test('the event stream sends existing entries, then new ones', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const stream = listen(zoom)
  expect(await take(stream, 4)).toEqual((await zoom.journal.list()).map(asMessage))
  await zoom.clock.advance({ seconds: 1 })
  expect(await take(stream, 1)).toEqual([asMessage((await zoom.journal.list()).at(-1))])
  await stream.return(undefined)
})

test('the event stream of an empty journal opens at once', async () => {
  await using zoom = await createMockZoom()
  const gaveUp = new AbortController()
  const opened = fetch(`${zoom.url}/__mock/journal`, {
    headers: { accept: 'text/event-stream' },
    signal: gaveUp.signal,
  }).then((response) => response.status)
  // Once later requests got their responses, the first one has had enough time.
  const others = async () => {
    for (let round = 0; round < 50; round += 1) await control(zoom, 'GET /__mock/health')
    return 'not opened'
  }
  expect(await Promise.race([opened, others()])).toBe(200)
  gaveUp.abort()
  await opened.catch(() => undefined)
})

test('the event stream continues after the entry that was seen last', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  const stream = listen(zoom, '', { 'last-event-id': '4' })
  expect(await take(stream, 2)).toEqual((await zoom.journal.list({ after: 4 })).map(asMessage))
  await stream.return(undefined)
})

test('Last-Event-ID, which a browser sends when it reconnects, takes precedence over after=', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  const stream = listen(zoom, '?after=0', { 'last-event-id': '5' })
  expect(await take(stream, 1)).toEqual([asMessage((await zoom.journal.list()).at(-1))])
  await stream.return(undefined)
})

test('an invalid Last-Event-ID is refused', async () => {
  await using zoom = await createMockZoom()
  const response = await fetch(`${zoom.url}/__mock/journal`, {
    headers: { accept: 'text/event-stream', 'last-event-id': 'x' },
  })
  expect(response.status).toBe(400)
})

test('the event stream of one type leaves out the others', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const stream = listen(zoom, '?type=code.issued')
  const [first] = await take(stream, 1)
  const code = await newCode(zoom)
  await exchange(zoom, code)
  const third = newCode(zoom)
  const rest = await take(stream, 2)
  await third
  expect([first, ...rest]).toEqual((await zoom.journal.list({ type: 'code.issued' })).map(asMessage))
  await stream.return(undefined)
})

test('two streams get the same entries', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const streams = [listen(zoom), listen(zoom)]
  const heard = await Promise.all(streams.map((stream) => take(stream, 4)))
  expect(heard[0]).toEqual(heard[1])
  for (const stream of streams) await stream.return(undefined)
})

test('the event stream stays open during a reset, and reports it', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const stream = listen(zoom)
  await take(stream, 4)
  await zoom.reset()
  await zoom.clock.advance({ seconds: 1 })
  expect(await zoom.journal.list()).toMatchObject([{ seq: 1, type: 'clock.advanced' }])
  expect(await take(stream, 2)).toEqual([
    // A browser that reconnects after this starts from the beginning.
    'event: emptied\nid: 0\ndata: {}',
    ...(await zoom.journal.list()).map(asMessage),
  ])
  await stream.return(undefined)
})

test.each(['exchanges', 'findings'])(
  'the stream of %s reports a reset, and a snapshot that is loaded',
  async (path) => {
    await using zoom = await createMockZoom()
    await exchange(zoom, 'not-a-code')
    const saved = await zoom.state.save()
    const stream = listen(zoom, '', {}, path)
    const [told] = await take(stream, 1)
    const emptied = 'event: emptied\nid: 0\ndata: {}'
    await zoom.reset()
    expect(await take(stream, 1)).toEqual([emptied])
    await zoom.state.load(saved)
    expect(await take(stream, 2)).toEqual([emptied, told])
    await stream.return(undefined)
  },
)

test('a mock with an open event stream can be closed', async () => {
  const zoom = await createMockZoom()
  await newCode(zoom)
  const stream = listen(zoom)
  await take(stream, 4)
  const rest = stream.next().then(
    ({ done }) => done,
    () => true,
  )
  await zoom.close()
  expect(await rest).toBe(true)
})

test('a disconnected listener costs nothing', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  for (let round = 0; round < 20; round += 1) {
    const stream = listen(zoom)
    await take(stream, 1)
    await stream.return(undefined)
  }
  await newCode(zoom)
  expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
})

test('in process: existing entries, then new ones, until the signal aborts', async () => {
  await using zoom = await createMockZoom()
  const heard: JournalEntry[] = []
  const ends = new AbortController()
  await newCode(zoom)
  const following = collect(zoom.journal.followEntries({ signal: ends.signal }), heard)
  await connect(zoom)
  const all = await zoom.journal.list()
  ends.abort()
  await following
  await newCode(zoom)
  expect(heard).toEqual(all)
})

test('in process: from now on, of one type', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const follower = zoom.journal.followEntries({ after: 'now', type: 'code.issued' })
  await newCode(zoom)
  const second = (await zoom.journal.list({ type: 'code.issued' })).at(-1)
  for await (const entry of follower) {
    expect(entry).toEqual(second)
    break
  }
})

test('in process: the mock’s end comes after its last entry', async () => {
  const zoom = await createMockZoom()
  const heard: JournalEntry[] = []
  const following = collect(zoom.journal.followEntries(), heard)
  await connect(zoom)
  const all = await zoom.journal.list()
  await zoom.close()
  await following
  expect(heard).toEqual(all)
})

async function collect(entries: AsyncIterable<JournalEntry>, into: JournalEntry[]): Promise<void> {
  for await (const entry of entries) into.push(entry)
}
