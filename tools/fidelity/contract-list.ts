import { contractGroups } from '../../src/contract-runner/contract.ts'
import type { Contract } from '../../src/contract-runner/index.ts'
import { table } from './markdown.ts'

/** The list of all contracts for docs/contracts.md, group by group. */
export function contractList(contracts: readonly Contract[]): string {
  const groups = contractGroups.map((group) => ({
    group,
    members: contracts.filter((contract) => contract.group === group),
  }))
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => `### ${group}\n\n${tableOf(members)}`)
    .join('\n\n')
}

function tableOf(members: readonly Contract[]): string {
  return table(
    ['contract', 'promise', 'an app', 'broken twins that it catches'],
    members.map(({ id, title, severity, twins }) => [
      `[${id}](contracts/${id}.md)`,
      title,
      severity,
      twins.join(', '),
    ]),
  )
}

/** Puts the text between the two comments that name it. Throws if they are missing. */
export function replaceBetween(document: string, name: string, text: string): string {
  const begin = `<!-- ${name}: written by \`npm run build\` -->`
  const end = `<!-- end of ${name} -->`
  const from = document.indexOf(begin)
  const to = document.indexOf(end)
  if (from < 0 || to < from) throw new Error(`The document has no "${begin}" … "${end}".`)
  return document.slice(0, from + begin.length) + text + document.slice(to)
}
