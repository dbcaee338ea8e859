import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** Where the interface is written. Paths begin at the root of the repository, where npm runs its scripts. */
export const interfaceFile = 'src/mock-zoom/mock/mock-zoom.ts'

/** `MockZoom`, as its source describes it. */
export interface DescribedInterface {
  readonly text: string
  readonly groups: readonly DescribedGroup[]
  /** The types that its members name, by name. */
  readonly types: readonly DescribedType[]
}

export interface DescribedGroup {
  /** `apps`, as in `zoom.apps`; undefined for the members of the mock itself. */
  readonly name: string | undefined
  readonly text: string
  readonly members: readonly DescribedMember[]
}

export interface DescribedMember {
  /** `apps.add`, as it is called on a mock. */
  readonly path: string
  readonly isMethod: boolean
  readonly signature: string
  readonly text: string
  readonly parameters: readonly DescribedParameter[]
  /** What it resolves to; undefined where it only ends. */
  readonly returns: { readonly text: string; readonly types: readonly string[] } | undefined
  /** Each begins with the name of the error. */
  readonly throws: readonly string[]
  readonly example: string
}

export interface DescribedParameter {
  readonly name: string
  readonly isOptional: boolean
  readonly types: readonly string[]
  readonly text: string
}

export interface DescribedType {
  readonly name: string
  readonly text: string
  /** Its declaration; undefined where that is too long to read, or only says which schema it comes from. */
  readonly declaration: string | undefined
}

/** Reads the interface from its source. What is missing comes back as empty text. */
export function readInterface(source: string): DescribedInterface {
  const file = parse(interfaceFile, source)
  const declared = declarationIn(file, 'MockZoom')
  if (!declared || !ts.isInterfaceDeclaration(declared)) {
    throw new Error(
      `${interfaceFile} has no interface MockZoom. Tell tools/api/read-interface.ts where it is now.`,
    )
  }
  const own: DescribedMember[] = []
  const groups: DescribedGroup[] = []
  for (const member of declared.members) {
    if (ts.isPropertySignature(member) && member.type && ts.isTypeLiteralNode(member.type)) {
      const name = nameOf(member)
      const members = member.type.members.map((each) => describeMember(each, `${name}.`, file))
      groups.push({ name, text: textOf(member), members })
    } else own.push(describeMember(member, '', file))
  }
  return {
    text: textOf(declared),
    groups: [{ name: undefined, text: 'The mock itself.', members: own }, ...groups],
    types: typesNamedBy(declared, file),
  }
}

function describeMember(member: ts.TypeElement, before: string, file: ts.SourceFile): DescribedMember {
  const parameters = ts.isMethodSignature(member) ? [...member.parameters] : []
  const tags = ts.getJSDocTags(member)
  const result = ts.isMethodSignature(member) ? member.type : undefined
  return {
    path: before + nameOf(member),
    isMethod: ts.isMethodSignature(member),
    signature: before + signatureOf(member, file),
    text: textOf(member),
    parameters: parameters.map((parameter) => ({
      name: parameter.name.getText(file),
      isOptional: parameter.questionToken !== undefined,
      types: referencesIn(parameter),
      text: ts
        .getJSDocParameterTags(parameter)
        .map((tag) => inOneLine(tag.comment).replace(/^- /, ''))
        .join(' '),
    })),
    returns:
      result === undefined || /^(Promise<void>|void)$/.test(result.getText(file))
        ? undefined
        : { text: inOneLine(ts.getJSDocReturnTag(member)?.comment), types: referencesIn(result) },
    throws: tags.filter(isThrows).map((tag) => inOneLine(tag.comment)),
    example: tags.filter(isExample).map(codeIn).join('\n'),
  }
}

const isThrows = (tag: ts.JSDocTag) => tag.tagName.text === 'throws'
const isExample = (tag: ts.JSDocTag) => tag.tagName.text === 'example'

function codeIn(tag: ts.JSDocTag): string {
  const text = ts.getTextOfJSDocComment(tag.comment) ?? ''
  return /^```ts\n(.*)\n```$/s.exec(text.trim())?.[1] ?? ''
}

function nameOf(member: ts.TypeElement): string {
  return member.name?.getText() ?? ''
}

/** The sentences above a declaration, without the tags. */
function textOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map((comment) => inOneLine(comment.comment))
    .join(' ')
}

function inOneLine(comment: ts.JSDoc['comment']): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim().replaceAll(/\s*\n\s*/g, ' ')
}

function signatureOf(member: ts.TypeElement, file: ts.SourceFile): string {
  return ts
    .createPrinter({ removeComments: true })
    .printNode(ts.EmitHint.Unspecified, member, file)
    .replaceAll(/;$/gm, '')
    .replaceAll('    ', '  ')
    .replace(/^readonly /, '')
}

function referencesIn(node: ts.Node): string[] {
  const names = new Set<string>()
  const visit = (each: ts.Node) => {
    if (ts.isTypeReferenceNode(each)) names.add(each.typeName.getText())
    // SignedIn['consent'] is not about SignedIn.
    if (!ts.isIndexedAccessTypeNode(each)) ts.forEachChild(each, visit)
  }
  visit(node)
  return [...names]
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration

/** The types that these members name, with those that they extend or are made of. Types of the language are not ours. */
function typesNamedBy(declared: ts.InterfaceDeclaration, file: ts.SourceFile): DescribedType[] {
  const found = new Map<string, DescribedType>()
  const visit = (name: string, from: ts.SourceFile) => {
    if (name === 'MockZoom' || found.has(name)) return
    const { declaration, file: its } = declarationSeenFrom(from, name)
    if (!declaration) return
    found.set(name, { name, text: textOf(declaration), declaration: shown(declaration, its) })
    const madeOf = ts.isInterfaceDeclaration(declaration)
      ? (declaration.heritageClauses ?? []).flatMap(({ types }) =>
          types.map((type) => type.expression.getText()),
        )
      : ts.isMappedTypeNode(declaration.type)
        ? []
        : referencesIn(declaration.type)
    for (const part of madeOf) visit(part, its)
  }
  for (const name of declared.members.flatMap(referencesIn)) visit(name, file)
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** As it is written, with its comments. */
function shown(declaration: Declaration, file: ts.SourceFile): string | undefined {
  const text = declaration.getText(file).replace(/^export /, '')
  if (/\bz\./.test(text) || text.split('\n').length > 50) return undefined
  const list = /typeof (\w+)/.exec(text)?.[1]
  const statement = file.statements.find(
    (each) =>
      ts.isVariableStatement(each) &&
      each.declarationList.declarations.some(({ name }) => name.getText(file) === list),
  )
  const constant = statement ? `${statement.getText(file).replace(/^export /, '')}\n` : ''
  return constant.split('\n').length > 10 ? undefined : constant + text
}

function declarationIn(file: ts.SourceFile, name: string): Declaration | undefined {
  return file.statements
    .filter((each) => ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each))
    .find((each) => each.name.text === name)
}

/** A declaration of this file, or of the one that it imports it from. */
function declarationSeenFrom(
  file: ts.SourceFile,
  name: string,
): { readonly declaration: Declaration | undefined; readonly file: ts.SourceFile } {
  const here = declarationIn(file, name)
  if (here) return { declaration: here, file }
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const bindings = statement.importClause?.namedBindings
    const names = bindings && ts.isNamedImports(bindings) ? bindings.elements : []
    if (!names.some((each) => each.name.text === name)) continue
    const path = join(dirname(file.fileName), statement.moduleSpecifier.text)
    const there = parse(path, readFileSync(path, 'utf-8'))
    return { declaration: declarationIn(there, name), file: there }
  }
  return { declaration: undefined, file }
}

function parse(path: string, source: string): ts.SourceFile {
  return ts.createSourceFile(path, source, ts.ScriptTarget.ES2023, true)
}
