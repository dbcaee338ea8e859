import { table } from '../fidelity/markdown.ts'
import type { Expectation, TriedApp } from './expected.ts'

const opening = `# Libraries that the contracts were tried on

Apps put together as the documentation of each library shows, with the verdicts of \`mock-zoom contracts\`. A test runs the suite on each and
compares, so that this table can't be out of date. Each verdict was held against the code of the library.

An app here is an example and no judgement: most of what is broken is left to the app by its library, and the example leaves it out as the
library's own documentation does. Where the suite itself is wrong, the table says so: those are bugs of mock-zoom.

Written by \`npm run build\` from \`examples/*/expected.json\`.
`

/** docs/tried-apps.md: an overview, then each app with every verdict that is not "kept". */
export function triedAppsPage(apps: readonly TriedApp[]): string {
  const overview = table(
    ['app', 'library', 'language', 'broken', 'wrong verdicts', 'can’t be asked'],
    apps.map(({ folder, name, expected }) => [
      `[${name}](#${folder})`,
      expected.tried,
      expected.language,
      String(count(expected, (group) => group.verdict === 'broken' && group.doing !== 'suite')),
      String(count(expected, (group) => group.verdict === 'broken' && group.doing === 'suite')),
      String(count(expected, (group) => group.verdict === 'not-applicable')),
    ]),
  )
  return [opening, overview, '', ...apps.map(sectionOf)].join('\n')
}

type Group = Expectation['verdicts'][number]

function count({ verdicts }: Expectation, matches: (group: Group) => boolean): number {
  return verdicts.filter(matches).reduce((sum, { contracts }) => sum + contracts.length, 0)
}

function sectionOf({ folder, name, expected }: TriedApp): string {
  const rows = expected.verdicts.map((group) => [
    group.contracts.map((id) => `[${id}](contracts/${id}.md)`).join('<br>'),
    group.verdict === 'broken' ? 'broken' : 'can’t be asked',
    group.verdict === 'broken' ? whose[group.doing] : '',
    group.why,
  ])
  return `<a id="${folder}"></a>
## ${name}

${expected.tried}: [examples/${folder}](../examples/${folder}). How it was checked: ${expected.checked}

${rows.length === 0 ? 'Every contract is kept.' : table(['contract', 'verdict', 'whose doing', 'why'], rows)}
`
}

const whose = {
  library: 'the library’s',
  framework: 'the framework’s',
  app: 'the app’s',
  suite: '**mock-zoom’s**',
} satisfies Record<Extract<Group, { verdict: 'broken' }>['doing'], string>
