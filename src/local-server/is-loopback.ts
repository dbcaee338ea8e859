/** Whether a host name or address is this machine. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$|\.$/g, '')
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    name === '::' ||
    name === '0.0.0.0' ||
    /^(::ffff:)?127(\.\d{1,3}){3}$/.test(name)
  )
}
