import type { AccountTwin, BrokenTwin } from '../../src/broken-twins/index.ts'
import type { Contract, Situation } from '../../src/contract-runner/index.ts'
import { capabilityNames } from '../../src/contract-runner/subject-description.ts'

/** docs/contracts/<id>.md: everything in a contract's header, for somebody whose app broke it. */
export function contractPage(contract: Contract, twins: readonly (BrokenTwin | AccountTwin)[]): string {
  const { id, group, title, severity, profiles, needs, situation } = contract
  const [sentence = '', ...sketch] = contract.remedy.split('\n')
  return `${[
    '<!-- Written by `npm run build` from the header of the contract: change that. -->',
    `# ${id}`,
    `**${text(title)}**`,
    [
      `Group *${group}*`,
      severity === 'must' ? 'an app **must** keep it' : 'an app **should** keep it',
      `Zoom of ${profiles.join(' and of ')}`,
      ...(needs.length === 0 ? [] : [`needs ${needs.map((need) => capabilityNames[need]).join(', ')}`]),
      `[source](../../contracts/${id}.contract.ts)`,
    ].join(' · '),
    '## Why',
    text(contract.why),
    ...(situation.length === 0
      ? []
      : [`It is kept only if this happened while it ran: ${situation.map(happening).join('; ')}.`]),
    '## What production sees when it is broken',
    text(contract.goesWrong),
    '## What Zoom says',
    text(contract.zoomSays),
    '## How to fix it',
    text(sentence),
    ['```', ...sketch.map((line) => line.replace(/^ {4}/, '')), '```'].join('\n'),
    '## Who says so',
    contract.evidence.map((source) => `- <${source}>`).join('\n'),
    '## See it fail',
    twins.map(twinOf).join('\n'),
    ['```sh', ...twins.slice(0, 1).map(({ name }) => command(id, name)), '```'].join('\n'),
    '[All contracts](../contracts.md#the-contracts)',
  ].join('\n\n')}\n`
}

function happening({ what, times }: Situation): string {
  return times === 1 ? what : `${what}, ${times} times`
}

function twinOf({ name, title, bug }: BrokenTwin | AccountTwin): string {
  return `- [${name}](../../src/broken-twins/${name}.ts): *${text(title)}.* ${text(bug)}`
}

function command(id: string, twin: string): string {
  return `npx mock-zoom contracts --only ${id} --twin ${twin}`
}

/** Plain text as Markdown: of its special characters, only `<` occurs in headers. */
function text(plain: string): string {
  return plain.replaceAll('<', '&lt;').replaceAll('\n', ' ')
}
