/** Whether a path belongs to the control API, however it is spelled. */
export function isControlPath(spelled: string): boolean {
  const path = spelled.toLowerCase()
  return path === '/__mock' || path.startsWith('/__mock/')
}

/** Paths of the mock itself, not of Zoom. They stay out of the journal. */
export function isOwnPath(path: string): boolean {
  return path === '/' || path === '/favicon.ico' || isControlPath(path)
}
