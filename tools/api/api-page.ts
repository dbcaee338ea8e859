import type { Operation } from '../../src/mock-zoom/control/operation.ts'
import { operationOf } from './operation-of.ts'
import type { DescribedGroup, DescribedInterface, DescribedMember, DescribedType } from './read-interface.ts'
import { interfaceFile, readInterface } from './read-interface.ts'

/** docs/api.md: every member of `MockZoom`, in the words of its source. Throws if they leave something out. */
export function apiPage(source: string): string {
  const described = readInterface(source)
  const gaps = gapsIn(described)
  if (gaps.length > 0) {
    throw new Error(
      `The TSDoc in ${interfaceFile} leaves something out:\n${gaps.map((gap) => `- ${gap}`).join('\n')}`,
    )
  }
  const { text, groups, types } = described
  return `# The API

${linked(text)}

\`\`\`ts
import { createMockZoom } from 'mock-zoom'

await using zoom = await createMockZoom()
\`\`\`

The examples below go on from here. [embedding.md](embedding.md) shows more ways to have a \`zoom\` in your tests. Most members are
HTTP operations as well, for other languages: [control-api.md](control-api.md).

${groups.map(contentsOf).join('\n')}
- [Types](#types)

${groups.map((group) => groupSection(group, types)).join('\n\n')}

## Types

${types.map(typeSection).join('\n\n')}

*Written by \`npm run build\` from the TSDoc in ${interfaceFile}: change it there.*
`
}

/** What the page would be without, one sentence for each. */
function gapsIn({ text, groups, types }: DescribedInterface): string[] {
  return [
    ...(text ? [] : ['MockZoom has no description.']),
    ...groups.filter((group) => !group.text).map(({ name }) => `${name} has no description.`),
    ...groups.flatMap(({ members }) => members.flatMap(gapsOf)),
    ...types.filter((type) => !type.text).map(({ name }) => `The type ${name} has no description.`),
  ]
}

function gapsOf(member: DescribedMember): string[] {
  const name = titleOf(member)
  const silent = member.parameters.find((parameter) => !parameter.text)
  const gaps = [
    !member.text && 'has no description.',
    silent && `has no @param ${silent.name}.`,
    member.returns?.text === '' && 'has no @returns.',
    member.throws.length === 0 && canSayNo(member) && 'can fail, and has no @throws.',
    !member.example && 'has no @example in a ts block.',
  ]
  return gaps.filter((gap) => gap).map((gap) => `${name} ${gap}`)
}

/** What it takes can be invalid, or its operation has refusals of its own. */
function canSayNo({ path, parameters }: DescribedMember): boolean {
  const operation = operationOf(path)
  return operation?.refusals !== undefined || (operation?.body !== undefined && parameters.length > 0)
}

function headingOf({ name }: DescribedGroup): string {
  return name === undefined ? 'The mock' : `zoom.${name}`
}

function titleOf({ path, isMethod }: DescribedMember): string {
  return `zoom.${path}${isMethod ? '()' : ''}`
}

function contentsOf(group: DescribedGroup): string {
  const members = group.members.map((member) => link(member.path.replace(/^.*\./, ''), titleOf(member)))
  return `- ${link(headingOf(group), headingOf(group))}: ${members.join(', ')}`
}

function groupSection(group: DescribedGroup, types: readonly DescribedType[]): string {
  const members = group.members.map((member) => memberSection(member, types))
  return [`## ${headingOf(group)}`, linked(group.text), ...members].join('\n\n')
}

function memberSection(member: DescribedMember, types: readonly DescribedType[]): string {
  const typeLinks = (names: readonly string[]) => {
    const ours = names.filter((name) => types.some((type) => type.name === name))
    return ours.length === 0 ? '' : ` (${ours.map((name) => link(`\`${name}\``, name)).join(', ')})`
  }
  const parameters = member.parameters.map(
    ({ name, isOptional, types: named, text }) =>
      `- \`${name}\`${typeLinks(named)}${isOptional ? ', optional' : ''}: ${linked(text)}`,
  )
  const operation = operationOf(member.path)
  return [
    `### ${titleOf(member)}`,
    block(`zoom.${member.signature}`),
    linked(member.text),
    parameters.join('\n'),
    member.returns
      ? `**Returns** ${linked(member.returns.text).replace(/\.$/, '')}${typeLinks(member.returns.types)}.`
      : '',
    ...member.throws.map((each) => `**Throws** ${each.replace(/^\w+/, '`$&`')}`),
    block(member.example),
    operation ? `**HTTP:** ${httpLink(operation, member)}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function httpLink({ method, path }: Operation, { signature }: DescribedMember): string {
  const request = `${method} ${path}`
  const stream = signature.includes('AsyncIterable') ? ', with `Accept: text/event-stream`' : ''
  return `[\`${request}\`](control-api.md#${anchor(request)})${stream}`
}

function typeSection({ name, text, declaration }: DescribedType): string {
  return [`### ${name}`, linked(text), ...(declaration === undefined ? [] : [block(declaration)])].join(
    '\n\n',
  )
}

function block(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``
}

/** A link to a heading of this page. */
function link(text: string, heading: string): string {
  return `[${text}](#${anchor(heading)})`
}

/** What GitHub calls a heading in an address. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-')
}

/** Text in which the pages of docs/ that it names are links. */
function linked(text: string): string {
  return text.replaceAll(/\bdocs\/([\w-]+\.md)(#[\w-]*\w)?/g, '[$1]($1$2)')
}
