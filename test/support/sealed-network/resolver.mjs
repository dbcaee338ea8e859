/**
 * Inside a network of its own: a name server that writes down what it is asked and knows nothing, and the command that
 * may ask it. node resolver.mjs FILE COMMAND...
 */
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { appendFileSync } from 'node:fs'

const [file, command, ...args] = process.argv.slice(2)
const server = createSocket('udp4')

server.on('message', (query, { port, address }) => {
  const labels = []
  // After 12 bytes of header: each label with its length before it, and a length of 0 at the end.
  for (let at = 12; query[at] > 0; at += query[at] + 1) {
    labels.push(query.subarray(at + 1, at + 1 + query[at]).toString('latin1'))
  }
  appendFileSync(file, `${labels.join('.')}\n`)
  const answer = Buffer.from(query)
  answer.writeUInt16BE(0x8183, 2)
  server.send(answer, port, address)
})

server.bind(53, '127.0.0.1', () => {
  spawn(command, args, { stdio: 'inherit' }).once('close', (code, signal) =>
    process.exit(code ?? (signal ? 1 : 0)),
  )
})
