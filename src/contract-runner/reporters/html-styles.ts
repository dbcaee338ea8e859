import { readFileSync } from 'node:fs'
import { Html, html } from '../../mock-zoom/index.ts'

/** The colours and the diagram of the inspector, and what only this page has. Nothing is fetched. */
export function readStyles(): Html {
  const shared = ['theme.css', 'chips.css', 'diagram.css'].map(
    (name) => new Html(readFileSync(new URL(`../../diagram/${name}`, import.meta.url), 'utf-8')),
  )
  return html`${shared}${own}`
}

const own = html`
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--ink); font: 0.9375rem/1.5 var(--sans) }
h1, h2, h3, p, ol, ul, dl, dd, pre, fieldset { margin: 0; padding: 0 } ol, ul { list-style: none } fieldset { border: 0 }
h1 { font-size: 1.375rem; line-height: 1.3; overflow-wrap: anywhere } h2 { font-size: 1.0625rem } h3 { font-size: .8125rem; color: var(--soft); margin: .9rem 0 .2rem }
code, pre { font: .8125rem/1.5 var(--mono) } code { overflow-wrap: anywhere } a { color: var(--accent); overflow-wrap: anywhere }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px } summary { cursor: pointer } [hidden] { display: none !important }
pre { padding: .5rem .75rem; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); white-space: pre-wrap; overflow-wrap: anywhere }
.page { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 84rem; margin: 0 auto; padding: 1.25rem 1rem 2rem; gap: 0 1.5rem }
.index { display: none }
@media (min-width: 70rem) {
  .page { grid-template-columns: 18rem minmax(0, 1fr) }
  .index { display: block; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: .25rem .25rem 1rem; grid-row: 1 / 4; scrollbar-width: thin }
  .index h2 { font-size: .8125rem; color: var(--soft); margin: .75rem 0 .15rem } .index a { display: block; padding: .05rem .4rem; color: var(--ink); text-decoration: none; border-radius: .3rem } .index a:hover { background: var(--hover) } .index code { font-size: .75rem }
}
header, main, footer { min-width: 0 } .page > :not(.index) { grid-column: -2 }
.soft, .time, .tag { color: var(--soft) } header .good { color: var(--good) } header .bad { color: var(--bad) }
.counts { display: flex; flex-wrap: wrap; gap: .4rem .5rem; margin: .6rem 0 } .counts a { display: inline-block; padding: .1rem .7rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--paper); color: var(--ink); text-decoration: none } .counts a:hover { background: var(--hover) }
.mark { font-weight: 700 } .broken.mark { color: var(--bad) } .could-not-run.mark, .cannot-judge.mark { color: var(--odd) } .kept.mark { color: var(--good) } .mark { color: var(--soft) }
.switches dl { columns: 16rem; margin-top: .4rem; font-size: .8125rem } .switches dl div { break-inside: avoid } .switches dt, .switches dd { display: inline } .switches dt::after { content: ': ' }
section { margin-top: 1.25rem } section > h2, .group > summary { margin-bottom: .4rem } .group > summary h2 { display: inline }
.cause, .entry { background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); margin: .35rem 0; padding: .45rem .8rem; scroll-margin-top: .5rem }
.cause { border-left: 4px solid var(--bad) } .cause.noticed { border-left-color: var(--line) } .cause > summary .says { font-weight: 600 } .cause dl { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .3rem .75rem; margin-top: .5rem } .cause dt { color: var(--soft) }
.ids { display: flex; flex-wrap: wrap; gap: 0 .8rem } .ids code { font-size: .75rem }
.entry > summary { list-style-position: outside; margin-left: 1rem } .entry .did { display: block; font-size: .875rem; color: var(--soft); white-space: nowrap; overflow: hidden; text-overflow: ellipsis } .entry[open] .did { white-space: normal; color: var(--bad) }
p.entry { padding-left: 1.8rem } .tag { font-size: .75rem; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .45rem } .time { font-size: .75rem } .why { font-size: .875rem; color: var(--soft) }
.filter { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; align-items: center; margin-top: 1.25rem } .filter fieldset { display: flex; flex-wrap: wrap; gap: 0 .9rem } .filter legend { float: left; margin-right: .6rem; color: var(--soft) }
input[type='search'] { font: inherit; color: inherit; padding: .3rem .6rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); max-width: 100% } ::placeholder { color: var(--soft); opacity: 1 }
.messages { margin: .9rem 0 .4rem } .diagram { margin-top: .4rem; border: 1px solid var(--line); border-radius: var(--radius); --time-width: 1rem } .message > .arrows { grid-column: 2 } .sources { font-size: .8125rem }
footer { margin-top: 2rem; color: var(--soft); font-size: .8125rem }
@media (max-width: 40rem) { .cause dl { grid-template-columns: minmax(0, 1fr); gap: .1rem } .cause dd { margin-bottom: .4rem } }
@media print { .index, .filter { display: none } }
`
