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

const intro = `Zoom's OAuth differs from the RFCs and from its own past, and much of it is written down nowhere. This page lists all that
mock-zoom does in Zoom's name, and how sure the public record is:

- **documented**: Zoom says so, in its documentation, its sample code or through its staff.
- **logged**: somebody published what Zoom sent.
- **inferred**: it follows from those two.
- **unknown**: nobody has shown it. What mock-zoom does is a guess; a switch or an option changes it, but for its own pages.

Profiles are Zoom in an era: \`2026\` is the default, \`2020\` is how it was. If you have seen Zoom do otherwise, please open an issue;
\`mock-zoom doctor --against https://zoom.us\` finds out for you.`

const switchesIntro =
  '`--switch name=value`, or `"switches"` in `mock-zoom.config.json`, changes one behaviour of a profile.'

const refusalsIntro = `The true reason is in the journal, on the mock's page and in the log; what Zoom says for it is on the wire. \`{name}\` stands for what
Zoom repeats. \`"errors"\` in \`mock-zoom.config.json\` replaces single answers.`

const contractsIntro = `What Zoom does, as promises that anyone can check: on the mock in every build, and on Zoom with \`mock-zoom doctor\`. How sure is
said of the claim for 2026. What needs a person is checked on the mock only.`
