import type { Outcome } from '../contract-runner/index.ts'

/** The part of a reference client page that matters: without its name on top and the links at the end. */
export function pageWords({ status, text }: Outcome): string {
  const said = readJson(text) ?? text.replace(/^Acme Scheduler /, '').replace(/( Start again)? Home$/, '')
  return status >= 400 ? `${status}: ${said}` : said.replace(/ Test the connection .*$/, '.')
}

/** Responses to programs are JSON, and say the same. */
function readJson(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined
  const { message, zoom_user: user, connected } = Object(JSON.parse(text))
  if (typeof message === 'string') return message
  if (user !== undefined) return `It works. Zoom says: ${String(user.display_name)}, ${String(user.email)}.`
  return connected === false ? 'Disconnected.' : text
}
