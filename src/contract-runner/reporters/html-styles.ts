import { html } from '../../mock-zoom/index.ts'

/** Light and dark by the reader's own choice; nothing is fetched. */
export const styles = html`
:root { color-scheme: light dark; --text: #1b1f24; --back: #fff; --soft: #f3f4f6; --line: #c9ced6; --good: #146c2e; --bad: #b3261e; --unsure: #7a5200; --quiet: #57606a; --link: #0b57d0 }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --back: #16181c; --soft: #22262c; --line: #434b55; --good: #6fdc8c; --bad: #ffb4ab; --unsure: #f2c14e; --quiet: #a4adb8; --link: #8ab4f8 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1.5rem 1rem; max-width: 64rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--back) }
h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 1rem 0 .25rem }
code, pre { font: .875rem/1.5 ui-monospace, monospace } a { color: var(--link); overflow-wrap: anywhere }
pre { margin: 0; padding: .5rem .75rem; background: var(--soft); border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere }
.good { color: var(--good) } .bad { color: var(--bad) }
.entry { margin: .5rem 0; padding: .6rem .9rem; border: 1px solid var(--line); border-radius: .5rem }
summary { cursor: pointer } .tag { font-size: .8rem; color: var(--quiet); border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem } .time { font-size: .8rem; color: var(--quiet) }
.mark::before { display: inline-block; width: 1.4em } .kept.mark::before { content: '✓'; color: var(--good) } .broken.mark::before { content: '✗'; color: var(--bad) }
.could-not-run.mark::before { content: '!'; color: var(--unsure) } .cannot-judge.mark::before { content: '?'; color: var(--unsure) } .blocked.mark::before { content: '~'; color: var(--quiet) } .not-applicable.mark::before, .not-run.mark::before { content: '–'; color: var(--quiet) }
.lanes, .sequence { display: grid; grid-template-columns: repeat(6, 1fr); padding: 0; margin: .5rem 0 0; gap: .35rem 0 }
.lanes span { grid-column: span 2; text-align: center; font-weight: 600; border-bottom: 2px solid var(--line) }
.sequence { list-style: none } .sequence li { padding: .1rem .5rem; border-bottom: 2px solid var(--quiet); overflow-wrap: anywhere; min-width: 0 }
.browser-app, .app-browser { grid-column: 1 / 5 } .app-zoom, .zoom-app { grid-column: 3 / 7 } .browser-zoom, .zoom-browser { grid-column: 1 / 7 }
.app-browser, .zoom-app, .zoom-browser { text-align: right }
.browser-app::after, .app-zoom::after, .browser-zoom::after { content: ' →' } .app-browser::before, .zoom-app::before, .zoom-browser::before { content: '← ' }
.sequence small { display: block; color: var(--quiet) } .sequence small.no { color: var(--bad) }
.who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
[class^='hue-'] { font-weight: inherit; color: var(--code); background: color-mix(in oklab, var(--code) 13%, var(--back)); border-radius: .25rem; padding: 0 .2em }
.hue-0 { --code: light-dark(#7a2e8e, #e3a4f3) } .hue-1 { --code: light-dark(#0a6570, #6fd3df) } .hue-2 { --code: light-dark(#86480a, #f3b973) }
.hue-3 { --code: light-dark(#3a4cb8, #adb9ff) } .hue-4 { --code: light-dark(#3f6212, #b5d97b) } .hue-5 { --code: light-dark(#a02859, #ff9fc4) }
.quiet { color: var(--quiet); margin: .25rem 0 } .causes { padding-left: 1.5rem } .causes p { margin: 0 0 .5rem } dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: .25rem .75rem } dt { color: var(--quiet) } dd { margin: 0; min-width: 0 }
.filter { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: end; margin-top: 1.5rem } fieldset { border: 0; padding: 0; margin: 0 } legend { color: var(--quiet) } input[type='search'] { font: inherit; padding: .25rem .5rem }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr } }
footer { margin-top: 2rem; color: var(--quiet); font-size: .875rem }
`
