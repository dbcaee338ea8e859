/** Whether a path belongs to the control API, however it is spelled. */
export function isControlPath(spelled: string): boolean {
  const path = spelled.toLowerCase()
  return path === '/__mock' || path.startsWith('/__mock/')
}

/** Paths that are the mock's own and not Zoom's: they stay out of the journal. */
export function isOwnPath(path: string): boolean {
  return path === '/' || path === '/favicon.ico' || isControlPath(path)
}
