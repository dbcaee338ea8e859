import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { followKeys } from '../../src/cli/serve-keys.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { connect } from '../support/oauth.ts'

class Keyboard extends EventEmitter {
  isTTY = true
  raw = false
  setRawMode(on: boolean) {
    this.raw = on
  }
  resume() {}
  pause() {}
}

test('single keys work at a terminal, which gets its mode back', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom, { state: crypto.randomUUID() })
  const keyboard = new Keyboard()
  const done: string[] = []
  let told: (line: string) => void = () => undefined
  const line = () =>
    new Promise<string>((resolve) => {
      told = resolve
    })
  {
    using _ = followKeys(keyboard, {
      zoom,
      terminal: {
        colour: false,
        width: 80,
        write: () => undefined,
        command: () => undefined,
        line: (text = '') => told(text),
        paint: (_style, text) => text,
      },
      quit: () => done.push('quit'),
      open: async (url) => void done.push(url),
    })
    expect(keyboard.raw).toBe(true)
    keyboard.emit('data', Buffer.from('xoq\u0003'))
    expect(done).toEqual([`${zoom.url}/`, 'quit', 'quit'])
    const none = line()
    keyboard.emit('data', Buffer.from('f'))
    expect(await none).toBe('No findings so far.')
    const reset = line()
    keyboard.emit('data', Buffer.from('R'))
    expect(await reset).toContain('Reset: ')
    expect(await zoom.grants.list()).toEqual([])
  }
  expect(keyboard.raw).toBe(false)
  expect(keyboard.listenerCount('data')).toBe(0)
})

test('in a pipe, nothing is read', async () => {
  await using zoom = await createMockZoom({ listen: false })
  const keyboard = Object.assign(new Keyboard(), { isTTY: false })
  const terminal = {
    colour: false,
    width: undefined,
    write: () => undefined,
    command: () => undefined,
    line: () => undefined,
    paint: (_: string, text: string) => text,
  }
  using _ = followKeys(keyboard, { zoom, terminal, quit: () => undefined })
  expect(keyboard.listenerCount('data')).toBe(0)
})
