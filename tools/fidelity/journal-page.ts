import ts from 'typescript'

/** A key of an event, as docs/journal.md lists it. */
interface Key {
  readonly name: string
  readonly type: string
  readonly optional: boolean
  readonly nullable: boolean
  readonly meaning: string
}

interface DocumentedEvent {
  readonly type: string
  readonly meaning: string
  readonly keys: readonly Key[]
}

const eventsFile = 'src/mock-zoom/journal/events.ts'

/** Reads every event with its keys from the types and comments of events.ts. */
function eventsIn(root: string): {
  readonly events: readonly DocumentedEvent[]
  readonly place: readonly Key[]
} {
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [eventsFile] },
    ts.sys,
    root,
  )
  const program = ts.createProgram([`${root}/${eventsFile}`], options)
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(`${root}/${eventsFile}`)
  if (!source) throw new Error(`There is no ${eventsFile}.`)

  const commentOf = (symbol: ts.Symbol | undefined) =>
    ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replaceAll('\n', ' ')
  const keyOf = (symbol: ts.Symbol): Key => {
    const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0
    const declared = checker.getTypeOfSymbolAtLocation(symbol, source)
    const type = optional ? checker.getNonNullableType(declared) : declared
    const words = wordsFor(type, checker)
    return {
      name: symbol.name,
      type: words,
      optional,
      nullable: words.endsWith(' or null'),
      meaning: commentOf(symbol) || commentOf(type.aliasSymbol),
    }
  }
  const declared = (name: string) => {
    const declaration = source.statements
      .filter((statement) => ts.isInterfaceDeclaration(statement))
      .find((one) => one.name.text === name)
    if (!declaration) throw new Error(`${eventsFile} has no interface ${name}.`)
    return checker.getTypeAtLocation(declaration.name)
  }
  return {
    events: declared('EventKeys')
      .getProperties()
      .map((event) => ({
        type: event.name,
        meaning: commentOf(event),
        keys: checker.getTypeOfSymbolAtLocation(event, source).getProperties().map(keyOf),
      })),
    place: declared('Place').getProperties().map(keyOf),
  }
}

/** A type as someone sees it who reads JSON. */
function wordsFor(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) {
    // Too many to read: any reason for a "no" can be one of them.
    if (type.types.length > 30) return 'string'
    const words = new Set(type.types.map((one) => wordsFor(one, checker)))
    if (words.has('true') && words.has('false')) {
      words.delete('false')
      words.delete('true')
      words.add('boolean')
    }
    return [...words].toSorted((a, b) => Number(a === 'null') - Number(b === 'null')).join(' or ')
  }
  if (type.isStringLiteral()) return `\`${type.value}\``
  // A branded string is a string on the wire.
  if (type.isIntersection()) return wordsFor(type.types[0] ?? type, checker)
  const [element] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : []
  if (element) return `list of ${wordsFor(element, checker)}`
  return type.flags & ts.TypeFlags.Object ? 'object' : checker.typeToString(type)
}

/** docs/journal.md: every event with its keys and their meaning. Throws if the source leaves a meaning out. */
export function journalPage(root: string): string {
  const { events, place } = eventsIn(root)
  const gaps = events.flatMap(gapsIn)
  if (gaps.length > 0) throw new Error(`${eventsFile} leaves something out:\n${gaps.join('\n')}`)
  return `# The journal

Everything that happens in the mock is an entry of its journal: \`GET /__mock/journal\`, \`zoom.journal\` in code, and \`mock-zoom serve --json\`. An entry
has a type, the keys of that type, and these:

${tableOf(place)}

Secrets are never in it: tokens are named by ids, and codes are shortened. \`clientId\` is the OAuth app, \`userId\` the Zoom user, and every other key that
ends in \`Id\` names one thing, so that you can follow it from entry to entry.

Where a key is called \`recognised\`, its \`is\` says what the unknown value turned out to be: a \`placeholder\` such as “undefined”; a known value that was
\`altered\`, with \`how\`; a known value of \`another-kind\`, or of another app; or something \`from-elsewhere\`. A secret is never there.

All entries of one request, and its response, make up an *exchange*. So does an attempt to deliver a webhook, with what the app responded. In code,
\`zoom.journal.exchanges()\` lists them with their findings.

<!-- This page is made by \`npm run build\` from ${eventsFile}. -->

${events.map(sectionOf).join('\n\n')}
`
}

/** What people could not learn about an event, a sentence each. */
function gapsIn({ type, meaning, keys }: DocumentedEvent): readonly string[] {
  return [
    ...(meaning === '' ? [`${type} has no comment.`] : []),
    ...keys.flatMap(({ name, optional, nullable, meaning: said }) => [
      ...(said === '' ? [`${type}: ${name} has no comment.`] : []),
      ...(nullable && !said.includes('null') ? [`${type}: ${name} doesn’t say when it is null.`] : []),
      ...(optional && !said.startsWith('Only if ') ? [`${type}: ${name} doesn’t say when it is there.`] : []),
    ]),
  ]
}

function sectionOf({ type, meaning, keys }: DocumentedEvent): string {
  return `## ${type}\n\n${meaning}\n\n${tableOf(keys)}`
}

function tableOf(keys: readonly Key[]): string {
  const rows = keys.map(
    ({ name, type, optional, meaning }) =>
      `| \`${name}\` | ${type}${optional ? ', not always' : ''} | ${meaning} |`,
  )
  return ['| key | value | meaning |', '|---|---|---|', ...rows].join('\n')
}
