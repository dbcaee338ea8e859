import { request } from 'node:http'
import type { SentToZoom } from './sent-to-zoom.ts'

/** Tells `mock-zoom run`, from a process of its command. Never throws, and never keeps that process alive. */
export function tellSent(url: string, browser: SentToZoom): void {
  const told = request(url, { method: 'POST', agent: false })
  told.on('socket', (socket) => socket.unref())
  told.on('response', (response) => response.resume())
  told.on('error', () => {})
  told.end(JSON.stringify(browser))
}
