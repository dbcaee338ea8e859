import { findingRules } from '../../src/mock-zoom/findings/rules.ts'
import { sources } from './markdown.ts'

/** docs/findings.md: every diagnosis that the mock can make, as the rules themselves say it. */
export function findingsPage(): string {
  return `# Findings

A finding is a sentence of diagnosis that mock-zoom draws from what it saw. It stands in the terminal below the request that caused
it, in the inspector at the message, in the report of a broken contract, in \`zoom.findings()\` and in \`GET /__mock/findings\`; for a
journal that was saved, \`mock-zoom explain journal.json\` prints it.

A right integration gets none: a rule is silent where it isn't sure. One mistake with one thing is told once.

There are ${findingRules.length}:

${findingRules.map(({ id, title }) => `- [${id}](#${id}): ${title}`).join('\n')}

${findingRules.map(section).join('\n\n')}

*Written by \`npm run build\` from src/mock-zoom/findings/rules: change it there.*
`
}

function section({ id, title, inProduction, remedy, sources: where }: (typeof findingRules)[number]): string {
  return `## ${id}

${title}

**In production:** ${inProduction}

**Mend it:** ${remedy}

${sources(where)}`
}
