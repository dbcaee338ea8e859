import type { Confidence } from '../../src/mock-zoom/zoom/profiles.ts'
import { table } from './markdown.ts'
import type { FidelityTable } from './tables.ts'
import { contractTable, endpointTable, refusalKinds, refusalTable, switchesTable } from './tables.ts'

/** docs/fidelity.md: what the mock does, and how sure anybody can be that Zoom does it too. */
export function fidelityPage(): string {
  const endpoints = endpointTable()
  const switches = switchesTable()
  const kinds = Object.keys(refusalKinds).filter(
    (kind): kind is keyof typeof refusalKinds => kind in refusalKinds,
  )
  const refusals = kinds
    .map((kind) => ({ kind, ...refusalTable(kind) }))
    .filter((each) => each.confidences.length > 0)
  const contracts = contractTable()
  return `${[
    '<!-- Written by `npm run build` (tools/fidelity) from the tables in the source: change those. -->',
    '# How faithful it is',
    intro,
    summary([
      ['endpoints', endpoints],
      ['switches', switches],
      ['refusals', { confidences: refusals.flatMap(({ confidences }) => confidences) }],
      ['provider contracts', contracts],
    ]),
    '## Endpoints',
    endpoints.markdown,
    '## Switches',
    switchesIntro,
    switches.markdown,
    '## Refusals',
    refusalsIntro,
    ...refusals.flatMap(({ kind, markdown }) => [`### ${kind}`, markdown]),
    '## Provider contracts',
    contractsIntro,
    contracts.markdown,
  ].join('\n\n')}\n`
}

const words: readonly Confidence[] = ['documented', 'logged', 'inferred', 'unknown']

function summary(groups: readonly (readonly [string, Pick<FidelityTable, 'confidences'>])[]): string {
  return table(
    ['', ...words],
    groups.map(([name, { confidences }]) => [
      name,
      ...words.map((word) => String(confidences.filter((each) => each === word).length)),
    ]),
  )
}

const intro = `Zoom's OAuth differs from the RFCs and from its own past, and much of it is undocumented. This page lists everything that
mock-zoom does in Zoom's name, and how good the public evidence is:

- **documented**: Zoom says so, in its documentation, its sample code or through its staff.
- **logged**: somebody published what Zoom sent.
- **inferred**: it follows from those two.
- **unknown**: there is no evidence. What mock-zoom does is a guess; except for its own pages, a switch or an option changes it.

"Seen when" is the year in which a source saw it, where the source says so. \`GET /__mock/fidelity\` and \`mock-zoom/fidelity.json\` in the
package say the same to machines.

A profile is Zoom at one time: \`2026\` is the default, \`2020\` is how it used to be. If you have seen Zoom behave differently, please open an issue;
\`mock-zoom doctor --against https://zoom.us\` finds out for you.`

const switchesIntro =
  '`--switch name=value`, or `"switches"` in `mock-zoom.config.json`, changes one behaviour of a profile.'

const refusalsIntro = `The journal, the mock's page and the log show the true reason; the response shows what Zoom says for it. \`{name}\` stands for what
Zoom repeats. \`"errors"\` in \`mock-zoom.config.json\` replaces single responses.`

const contractsIntro = `What Zoom does, as promises that anyone can check: on the mock in every build, and on Zoom with \`mock-zoom doctor\`. "How sure"
is about the claim for 2026. Checks that need someone to click Allow run only against the mock.`
