/** Why a connection was refused with --offline. */
export function refusalText(host: string, port: number): string {
  return `mock-zoom refused a connection to ${host}:${port}: it is not one of Zoom's hosts, and --offline blocks all others. Run without --offline to allow it.`
}

/** The same as an error of a socket. */
export function refusal(host: string, port: number): Error {
  return Object.assign(new Error(refusalText(host, port)), { code: 'EMOCKZOOMOFFLINE', host, port })
}
