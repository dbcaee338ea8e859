import { createHash } from 'node:crypto'

/** What a person sees when something didn't work. */
export interface Failure {
  readonly title: string
  /** Zoom's own words, if Zoom refused. */
  readonly zoomSays?: string
  /** What a mock of Zoom knows about the cause. Zoom itself never says. */
  readonly why?: {
    readonly heading: string
    readonly sentence: string
    readonly link: { readonly text: string; readonly href: string }
    /** A paragraph each, below the buttons. */
    readonly further: readonly string[]
  }
  /** What it means and what to do now, a paragraph each. */
  readonly explanation: readonly string[]
  /** Whether connecting (again) helps. */
  readonly startAgain?: boolean
}

export interface HomeView {
  readonly person: string | undefined
  /** The email of the Zoom user, when connected. */
  readonly connectedAs: string | undefined
  readonly notice?: string
}

export interface Pages {
  home(view: HomeView): string | Promise<string>
  failure(failure: Failure): string | Promise<string>
}

export const pages: Pages = { home, failure }

function home({ person, connectedAs, notice }: HomeView): string {
  const note = notice === undefined ? [] : html`<p class="notice" role="status">${notice}</p>`
  if (person === undefined) {
    return page(
      'Sign in',
      html`${note}<h1>Who are you?</h1>
      <p>Any name will do. Each name is a person with their own Zoom connection.</p>
      ${signIn('Sign in', 'autofocus')}`,
    )
  }
  const state =
    connectedAs === undefined
      ? html`<p class="state">Not connected to Zoom</p>`
      : html`<p class="state on">Connected to Zoom as <strong>${connectedAs}</strong></p>`
  const use = (emphasis: string) =>
    html`<form method="post" action="/use"><button class="${emphasis}">Test the connection</button></form>`
  const buttons =
    connectedAs === undefined
      ? html`<a class="button main" href="/connect">Connect to Zoom</a>${use('')}`
      : html`${use('main')}<form method="post" action="/disconnect"><button>Disconnect</button></form>
          <a class="button" href="/connect">Connect again</a>`
  return page(
    'Your Zoom connection',
    html`${note}<h1>Hello, ${person}</h1>${state}
    <div class="buttons">${buttons}</div>
    <details><summary>Switch user</summary>${signIn('Switch', '')}</details>`,
  )
}

function failure({ title, zoomSays, why, explanation, startAgain = false }: Failure): string {
  const words = zoomSays === undefined ? [] : html`<p class="zoom-says"><code>${zoomSays}</code></p>`
  const text = explanation.map((paragraph) => html`<p>${paragraph}</p>`)
  const again = startAgain ? html`<a class="button main" href="/connect">Start again</a>` : []
  return page(
    title,
    html`<h1>${title}</h1>${words}${why === undefined ? [] : cause(why)}${why === undefined ? text : []}
    <div class="buttons">${again}<a class="button" href="/">Home</a></div>
    ${why === undefined ? [] : html`${further(why)}${text}`}`,
  )
}

/** Short enough that the button below it is in sight. */
function cause({ heading, sentence, link }: NonNullable<Failure['why']>): Html {
  return html`<section class="why"><h2>${heading}</h2><p><strong>${sentence}</strong></p>
    <p><a href="${link.href}">${link.text}</a></p></section>`
}

function further({ further: paragraphs }: NonNullable<Failure['why']>): readonly Html[] {
  return paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)
}

function signIn(label: string, focus: 'autofocus' | ''): Html {
  return html`<form class="sign-in" method="post" action="/sign-in">
    <label>Your name <input name="person" required maxlength="100" autocomplete="username" ${focus}></label>
    <button class="main">${label}</button></form>`
}

const style = `
:root { color-scheme: light dark; --back: #f3f5f9; --card: #fff; --ink: #17202e; --soft: #5a6678; --line: #d5dbe5;
  --main: #0b5cff; --on-main: #fff; --good: #0d7a43; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --back: #10141b; --card: #1a2029; --ink: #e9edf4; --soft: #a2aebf;
  --line: #343d4b; --main: #7aa7ff; --on-main: #0a1222; --good: #58d68d; --bad: #ff9b93; } }
* { box-sizing: border-box }
body { margin: 0; padding: 5vh 1rem; background: var(--back); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif }
main { max-width: 36rem; margin: auto; padding: 2rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 1rem; overflow-wrap: anywhere }
header { max-width: 36rem; margin: 0 auto 1rem; color: var(--soft); font-weight: 600 }
h1 { margin: 0 0 .5rem; font-size: 1.6rem; line-height: 1.25 }
.state::before { content: "○ "; color: var(--soft) } .state.on::before { content: "● "; color: var(--good) }
.notice { margin-top: 0; padding: .75rem 1rem; border-left: 4px solid var(--main); background: var(--back) }
.zoom-says { padding: .75rem 1rem; border-left: 4px solid var(--bad); background: var(--back) }
.why { padding: .25rem 1rem; border: 1px solid var(--line); border-radius: .6rem } .why p { margin: .5rem 0 }
.why h2 { margin: .5rem 0; color: var(--soft); font-size: 1rem } .why a { color: var(--main) }
.buttons { display: grid; gap: .75rem; margin: 1.5rem 0 } .buttons:last-child { margin-bottom: 0 }
.button, button { display: block; width: 100%; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .6rem;
  background: transparent; color: inherit; font: inherit; font-weight: 600; text-align: center; text-decoration: none;
  cursor: pointer }
.main { background: var(--main); border-color: var(--main); color: var(--on-main) }
.button:hover, button:hover { filter: brightness(1.08); border-color: var(--main) }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
.sign-in { display: grid; gap: .75rem; margin-top: 1rem } summary { color: var(--soft); cursor: pointer }
input { display: block; width: 100%; margin-top: .25rem; padding: .7rem; border: 1px solid var(--line);
  border-radius: .6rem; background: var(--back); color: inherit; font: inherit }`

/** No scripts, no frames, nothing from other origins. (No form goes to Zoom: "Connect" is a link.) */
export const contentSecurityPolicy = [
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  `form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
].join('; ')

function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Acme Scheduler</title><style>${new Html(style)}</style>
<header>Acme Scheduler</header><main>${body}</main></html>`.markup
}

/** Markup that is already safe. Everything else that goes into a page is escaped by `html`. */
class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

function html(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  return new Html(parts.map((part, index) => part + toMarkup(values[index] ?? '')).join(''))
}

function toMarkup(value: string | Html | readonly Html[]): string {
  if (value instanceof Html) return value.markup
  if (typeof value !== 'string') return value.map(toMarkup).join('')
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
