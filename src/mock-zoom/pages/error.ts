import { html } from './html.ts'
import { page } from './layout.ts'

/** The page on which Zoom shows an authorize error: one line. The journal has the true reason. */
export function errorPage(line: string): string {
  return page('Error', html`<h1>${line}</h1>`)
}
