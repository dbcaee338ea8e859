import { once } from 'node:events'
import { connect } from 'node:net'
import type { MockZoom } from '../../src/mock-zoom/index.ts'

/** The end of a request's head, after which the mock closes the connection. */
export const closing = 'Host: 127.0.0.1\r\nConnection: close\r\n\r\n'

/** Writes bytes to a new connection. Returns everything that came back until the mock closed it. */
export async function speak(zoom: MockZoom, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(Number(new URL(zoom.url).port), '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  // What is left to send when the mock has answered and closed is lost, which is all right.
  socket.on('error', () => undefined)
  socket.write(bytes)
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

/** The same, but the connection is closed from this side once everything was sent. */
export async function speakAndLeave(zoom: MockZoom, bytes: string | Uint8Array): Promise<void> {
  const socket = connect(Number(new URL(zoom.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume().end(bytes)
  await once(socket, 'close')
}

/** The status in the text of a response, or 0 if there is none. */
export function statusIn(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
}
