import { createHash } from 'node:crypto'
import { Html, html } from './html.ts'

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #5b6470; --line: #d5dae1; --paper: #fff; --back: #f3f5f8; --accent: #1d4ed8; --bad: #b42318 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebef; --soft: #a3acb8; --line: #3a424d; --paper: #1c2128; --back: #12161b; --accent: #8ab0ff; --bad: #ff9b8f }
}
* { box-sizing: border-box }
body { margin: 0; padding: 1.5rem; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { margin: 0 auto; padding: 1.5rem 2rem 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem }
.narrow { max-width: 27rem }
.middle { max-width: 40rem }
h1 { font-size: 1.35rem; line-height: 1.3; margin: .5rem 0 1rem }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem }
.note { color: var(--soft); font-size: .875rem }
.problem h2 { margin: 0 0 .5rem }
.problem { border-left: .25rem solid var(--bad); padding: .1rem 0 .1rem 1rem; margin: 1rem 0 }
code, pre { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap }
li code, .choice code { color: var(--soft) }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem }
select, button, input:not([type='checkbox']) { font: inherit; color: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper) }
select, input:not([type='checkbox']) { width: 100% }
.choice { font-weight: 400 }
fieldset { border: 1px solid var(--line); border-radius: .5rem }
button { cursor: pointer; font-weight: 600 }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--paper) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.buttons { display: flex; gap: .75rem; margin-top: 1.5rem }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere }
a { color: var(--accent) }
img { max-width: 100%; border: 1px solid var(--line) }
.table { overflow-x: auto }
.wide { max-width: 60rem }
.wide pre { padding: .75rem 1rem; background: var(--back); border-radius: .5rem }
`

/** No scripts, nothing from other origins, no frames. form-action stays open, because the response redirects to the app. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`

/** A complete page of the mock. Every page says that it is not Zoom's. */
export function page(title: string, content: Html, width: 'narrow' | 'middle' | 'wide' = 'narrow'): string {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${new Html(`<style>${style}</style>`)}
</head>
<body>
<main class="${width}">
<p class="note">mock-zoom: a fake Zoom for tests and training. Not a Zoom product.</p>
${content}
</main>
</body>
</html>
`
  return document.text
}
