import { table } from '../fidelity/markdown.ts'
import type { Expectation, TriedApp } from './expected.ts'

const opening = `# Libraries that the contracts were tried on

Each app is built as its library's documentation shows. A test runs \`mock-zoom contracts\` on each and compares the verdicts with this page.
Each verdict was checked against the library's code.

This page does not judge the libraries. Most of what breaks is the app's job, and the examples leave it out because the library's
documentation does. A contract is blocked when another one, which it builds on, is broken.

*\`init\` describes it* says what \`mock-zoom init --try\` had to be told, besides the command that starts the app, to find every request, the
callback and the answers of its subject file. A test runs it on each (three of them in CI).

Written by \`npm run build\` from \`examples/*/expected.json\`.
`

/** docs/tried-apps.md: an overview, then each app with every verdict other than "kept". */
export function triedAppsPage(apps: readonly TriedApp[]): string {
  const overview = table(
    [
      'app',
      'library',
      'language',
      '`init` describes it',
      'broken',
      'blocked',
      'can’t be judged',
      'doesn’t apply',
    ],
    apps.map(({ folder, name, expected }) => [
      `[${name}](#${folder})`,
      expected.tried,
      expected.language,
      howDescribed(expected.init.answers),
      String(count(expected, (group) => group.verdict === 'broken')),
      String(count(expected, (group) => group.verdict === 'blocked')),
      String(count(expected, (group) => group.verdict === 'cannot-judge')),
      String(count(expected, (group) => group.verdict === 'not-applicable')),
    ]),
  )
  return [opening, overview, '', ...apps.map(sectionOf)].join('\n')
}

function howDescribed(answers: Expectation['init']['answers']): string {
  const flags = Object.entries(answers).map(([flag, value]) => `\`--${flag} "${value}"\``)
  return flags.length === 0 ? 'by itself' : `with ${flags.join(', ')}`
}

type Group = Expectation['verdicts'][number]

function count({ verdicts }: Expectation, matches: (group: Group) => boolean): number {
  return verdicts.filter(matches).reduce((sum, { contracts }) => sum + contracts.length, 0)
}

function sectionOf({ folder, name, expected }: TriedApp): string {
  const rows = expected.verdicts.map((group) => [
    group.contracts.map((id) => `[${id}](contracts/${id}.md)`).join('<br>'),
    verdictOf(group),
    group.verdict === 'broken' ? causes[group.cause] : '',
    group.why,
  ])
  return `<a id="${folder}"></a>
## ${name}

${expected.tried}: [examples/${folder}](../examples/${folder}). How it was checked: ${expected.checked}

${rows.length === 0 ? 'The app keeps every contract.' : table(['contract', 'verdict', 'cause', 'why'], rows)}
`
}

function verdictOf(group: Group): string {
  switch (group.verdict) {
    case 'broken':
      return 'broken'
    case 'blocked':
      return `blocked by [${group.by}](contracts/${group.by}.md)`
    case 'cannot-judge':
      return 'can’t be judged'
    case 'not-applicable':
      return 'doesn’t apply'
  }
}

const causes = {
  library: 'the library',
  framework: 'the framework',
  app: 'the app',
} satisfies Record<Extract<Group, { verdict: 'broken' }>['cause'], string>
