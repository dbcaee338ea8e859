/** What `mock-zoom run` writes to standard error for a command that made two requests and no mistake, each port as PORT. */
export const quietRun = `mock-zoom: for this command zoom.us is http://127.0.0.1:PORT, which behaves as Zoom did in 2026.
mock-zoom: watch every request at http://127.0.0.1:PORT/
mock-zoom: for clicking through the app: mock-zoom browser --zoom http://127.0.0.1:PORT http://localhost:3000 (with your app’s own address)
mock-zoom: 2 requests, no findings.
`

/** Standard error with each of the mock's ports as PORT. */
export function withoutPorts(stderr: string): string {
  return stderr.replaceAll(/(?<=127\.0\.0\.1):\d+/g, ':PORT')
}
