import { findingRules } from '../../src/mock-zoom/findings/rules.ts'
import { sources } from './markdown.ts'

/** docs/findings.md: every diagnosis that the mock can make, in the rules' own words. */
export function findingsPage(): string {
  return `# Findings

A finding is a sentence of diagnosis that mock-zoom draws from what it saw. It appears in the terminal below the request that caused
it, in the inspector at the message, in the report of a broken contract, in \`await zoom.findings.list()\` and in \`GET /__mock/findings\`; for a
saved journal, \`mock-zoom explain journal.json\` prints it.

A correct app gets no findings: a rule is silent when it isn't sure. The same mistake with the same thing is reported once.

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

**Fix it:** ${remedy}

${sources(where)}`
}
