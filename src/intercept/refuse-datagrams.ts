import dgram from 'node:dgram'
import { isLoopback } from '../local-server/is-loopback.ts'
import { refusal } from './offline.ts'

/**
 * From here on, this process sends UDP to this machine only. Another target fails as one that can't be reached: through the
 * callback, or as an `error` of the socket. Returns the function that ends this.
 */
export function refuseDatagrams(): () => void {
  const { send, connect } = dgram.Socket.prototype
  dgram.Socket.prototype.send = function guarded(this: dgram.Socket, ...args: unknown[]) {
    // send(message, port, address?) or send(message, offset, length, port, address?); without an address it is this machine.
    const isShort = typeof args[2] !== 'number'
    const [port, address] = isShort ? [args[1], args[2]] : [args[3], args[4]]
    if (mayReach(address)) return Reflect.apply(send, this, args)
    fail(this, refusal(String(address), Number(port)), args.at(-1))
  }
  dgram.Socket.prototype.connect = function guarded(this: dgram.Socket, ...args: unknown[]) {
    const [port, address] = args
    if (mayReach(address)) return Reflect.apply(connect, this, args)
    fail(this, refusal(String(address), Number(port)), args.at(-1))
  }
  return () => {
    Object.assign(dgram.Socket.prototype, { send, connect })
  }
}

function mayReach(address: unknown): boolean {
  return typeof address !== 'string' || address === '' || isLoopback(address)
}

function fail(socket: dgram.Socket, error: Error, callback: unknown): void {
  process.nextTick(() => {
    if (typeof callback === 'function') callback(error)
    else socket.emit('error', error)
  })
}
