import { type Fact, type FindingRule, facts } from '../../src/mock-zoom/findings/finding.ts'
import { findingRules } from '../../src/mock-zoom/findings/rules.ts'
import { sources } from './markdown.ts'
import { type Symptom, symptoms } from './symptoms.ts'

/** docs/findings.md: every diagnosis that the mock can make, in the rules' own words. */
export function findingsPage(): string {
  return `# Findings

A finding is a sentence of diagnosis that mock-zoom draws from what it saw. It appears in the terminal below the request that caused
it, in the inspector at the message, in the report of a broken contract, in \`await zoom.findings.list()\` and in \`GET /__mock/findings\`; for a
saved journal, \`mock-zoom explain journal.json\` prints it.

A correct app gets no findings: a rule is silent when it isn't sure. The same mistake with the same thing is reported once.

There are ${findingRules.length}, below what you see when one of them is the cause, in the words that libraries, logs and forums have for it. Zoom says the same
for several causes, so some are there twice. If all you have is one line of Zoom's, \`mock-zoom explain --answer 'the line'\` lists the causes.

${symptoms.map(symptom).join('\n\n')}
${others()}
${findingRules.map(section).join('\n\n')}

## In observed traffic

A HAR file shows less than the mock knows. A rule that needs more than requests and responses is silent where that isn't shown, and
every rule is silent where Zoom's words fit several reasons and the traffic doesn't tell which.

| finding | can be found in traffic |
|---|---|
${findingRules.map((rule) => `| [${rule.id}](#${rule.id}) | ${inTraffic(rule)} |`).join('\n')}

*Written by \`npm run build\` from src/mock-zoom/findings/rules: change it there.*
`
}

function symptom({ title, words, findings }: Symptom): string {
  const causes = findingRules.filter(({ id }) => findings.includes(id))
  return `### ${title}

${words.length === 0 ? '' : `*${words.join(' · ')}*\n\n`}${causes.map((rule) => `- [${rule.id}](#${rule.id}): ${rule.title}`).join('\n')}`
}

/** A new finding may have no symptom yet. */
function others(): string {
  const named = new Set(symptoms.flatMap(({ findings }) => findings))
  const findings = findingRules.filter(({ id }) => !named.has(id)).map(({ id }) => id)
  return findings.length === 0 ? '' : `\n${symptom({ title: 'Something else', words: [], findings })}\n`
}

function section({ id, title, inProduction, remedy, sources: where }: (typeof findingRules)[number]): string {
  return `## ${id}

${title}

**In production:** ${inProduction}

**Fix it:** ${remedy.replaceAll(/docs\/([\w-]+\.md)/g, '[docs/$1]($1)')}

${sources(where)}`
}

/** Whether traffic alone can show the mistake, or what it doesn't show. */
function inTraffic({ needs }: Pick<FindingRule, 'needs'>): string {
  if (needs === undefined) return 'not tried yet: it is silent there'
  const hidden = needs.filter((fact) => !visible.includes(fact))
  if (hidden.length > 0) return `no: it doesn’t show ${hidden.map((fact) => facts[fact]).join(', nor ')}`
  return needs.length === 0 ? 'yes' : `yes, if it shows ${needs.map((fact) => facts[fact]).join(', and ')}`
}

const visible: readonly Fact[] = ['browser', 'complete']
