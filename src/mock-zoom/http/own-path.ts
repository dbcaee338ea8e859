/** Whether a path belongs to the control API. */
export function isControlPath(path: string): boolean {
  return path === '/__mock' || path.startsWith('/__mock/')
}

/** Paths that are the mock's own and not Zoom's: they stay out of the journal. */
export function isOwnPath(path: string): boolean {
  return path === '/' || path === '/favicon.ico' || isControlPath(path)
}
