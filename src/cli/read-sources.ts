import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Hints } from '../contract-runner/index.ts'

/** What the sources of an app tell about it without running them. */
export interface Sources extends Hints {
  /** Names of environment variables that it seems to read. */
  readonly variables: readonly string[]
}

const languages = /^\.(m?[jt]sx?|cjs|py|rb|php|go|java|kt|cs|ex|exs|rs|env|example|erb|ejs|html)$/
const elsewhere = /^(node_modules|vendor|dist|build|target|coverage|tests?|spec|__pycache__|\..*)$/
const mostFiles = 300
const deepest = 5
const mostBytes = 300_000

/** Reads the sources in a folder, as far as they are likely to be the app’s own. */
export function readSources(folder: string): Sources {
  const texts = filesIn(folder).map((file) => orNothing(() => readFileSync(file, 'utf-8')) ?? '')
  const lines = texts.flatMap((text) => text.split('\n'))
  return {
    routes: distinct(lines.flatMap(routesIn), ({ method, path }) => `${method} ${path}`),
    fields: distinct(texts.flatMap(fieldsIn), (name) => name),
    variables: distinct(
      texts.flatMap((text) => text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b(?:PORT|DATABASE)\b/g) ?? []),
      (name) => name,
    ),
  }
}

function filesIn(folder: string, found: string[] = [], depth = 0): string[] {
  for (const entry of orNothing(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    if (found.length >= mostFiles) break
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (depth < deepest && !elsewhere.test(entry.name)) filesIn(path, found, depth + 1)
    } else if (languages.test(extname(entry.name)) && isSmallFile(path)) found.push(path)
  }
  return found
}

function isSmallFile(path: string): boolean {
  const there = orNothing(() => statSync(path))
  return there?.isFile() === true && there.size < mostBytes
}

/** What can’t be read tells nothing. */
function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

const verbs = /(?:\b|\.)(get|post|put|delete)\b/i

/** Paths in quotes, with the method if the line says one: `app.post('/use', …)`, `@app.get("/connect")`, `methods=["POST"]`. */
function routesIn(line: string): Hints['routes'] {
  return [...line.matchAll(/(["'`])(?:(GET|POST|PUT|DELETE) )?(\/[\w./-]*)\1/g)]
    .filter(([, , , path = '']) => !/^\/(oauth\/|v2\b|\/)|\.\w{2,4}$/.test(path))
    .map(({ index, 2: stated, 3: path = '/' }) => {
      const said = stated ?? /methods=\[?["'](\w+)/.exec(line)?.[1] ?? verbs.exec(line.slice(0, index))?.[1]
      const method = said?.toUpperCase()
      return { path, method: isMethod(method) ? method : undefined }
    })
}

function isMethod(text: string | undefined): text is 'GET' | 'POST' | 'PUT' | 'DELETE' {
  return text !== undefined && ['GET', 'POST', 'PUT', 'DELETE'].includes(text)
}

/** What the protocol itself brings, and nobody types. */
const ofTheProtocol = /^(code|state|error|error_description|event|payload|token|plainToken)$/

/** Form fields that it reads: `request.body.person`, `request.form["person"]`, `params[:person]`, `$_POST['person']`, `FormValue("person")`. */
function fieldsIn(text: string): string[] {
  const single = /(?:\bbody[.[]|\bform(?:\.get\(|\[)|\bparams\[|_POST\[|FormValue\()[:"']*([A-Za-z]\w*)/g
  const several = /\{([\w\s,]+)\}\s*=\s*(?:await\s+)?\w+\.(?:body|json\b|formData\b)/g
  const names = [
    ...[...text.matchAll(single)].map(([, name = '']) => name),
    ...[...text.matchAll(several)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim())),
  ]
  return names.filter((name) => name !== '' && !ofTheProtocol.test(name))
}

function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}
