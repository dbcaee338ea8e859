import { once } from 'node:events'
import { connect } from 'node:net'

export interface RawResponse {
  readonly status: number
  /** Status line and headers. */
  readonly head: string
  readonly body: string
}

const last = Buffer.from('GET /__mock/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')

/**
 * Sends requests on one connection, all at once, and a last one that asks to close it. Returns the responses that came until
 * the server did.
 */
export async function converse(port: number, requests: readonly Buffer[]): Promise<readonly RawResponse[]> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.on('error', () => undefined)
  socket.write(Buffer.concat([...requests, last]))
  await once(socket, 'close')
  const isHead = requests.map((request) => request.subarray(0, 5).toString() === 'HEAD ')
  return responsesIn(Buffer.concat(chunks).toString('latin1'), isHead)
}

function responsesIn(text: string, isHead: readonly boolean[]): RawResponse[] {
  const responses: RawResponse[] = []
  let rest = text
  while (rest !== '') {
    const end = rest.indexOf('\r\n\r\n')
    const head = end < 0 ? rest : rest.slice(0, end)
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? Number.NaN)
    rest = end < 0 ? '' : rest.slice(end + 4)
    const [body, left] = isHead[responses.length] ? ['', rest] : bodyOf(head, rest)
    responses.push({ status, head, body })
    rest = left
  }
  return responses
}

function bodyOf(head: string, rest: string): [body: string, left: string] {
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  if (length !== undefined) return [rest.slice(0, Number(length)), rest.slice(Number(length))]
  if (!/^transfer-encoding: chunked/im.test(head)) return ['', rest]
  let body = ''
  let left = rest
  for (;;) {
    const [line = ''] = left.split('\r\n', 1)
    const size = Number.parseInt(line, 16)
    const at = line.length + 2
    if (!(size > 0)) return [body, left.slice(at + 2)]
    body += left.slice(at, at + size)
    left = left.slice(at + size + 2)
  }
}
