// Which room may import which: the one table of allowed arrows. `npm run check` runs this file over all sources.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { argv } from 'node:process'
import ts from 'typescript'

const inside = (...rooms) => rooms.map((room) => `src/mock-zoom/${room}`)

/** What other code may import of the mock, and what its rooms share. */
const door = 'src/mock-zoom/index.ts'
const context = 'src/mock-zoom/flow-context.ts'
const controlApi = 'src/mock-zoom/control-api.ts'

/**
 * A room is a folder or a file; the longest name that fits is a file's room. Within a room everything may import
 * everything. Types count as well as values. There are no exceptions.
 */
export const allowedArrows = {
  // What every server of ours on somebody's machine needs. It knows nothing else.
  'src/local-server/': [],

  // The mock's own rooms, innermost first.
  'src/mock-zoom/domain/': [],
  'src/mock-zoom/zoom/': inside('domain/'),
  'src/mock-zoom/journal/': inside('domain/'),
  'src/mock-zoom/findings/': inside('domain/', 'journal/'),
  'src/mock-zoom/storage/': inside('domain/', 'journal/'),
  [context]: inside('domain/', 'zoom/', 'storage/'),
  'src/mock-zoom/webhooks/': [context, ...inside('domain/', 'zoom/', 'journal/', 'storage/')],
  'src/mock-zoom/flow/': [context, ...inside('domain/', 'zoom/', 'journal/', 'storage/', 'webhooks/')],
  'src/mock-zoom/pages/': inside('domain/'),
  'src/mock-zoom/http/': inside('domain/', 'zoom/', 'pages/'),
  'src/mock-zoom/endpoints/': [context, ...inside('domain/', 'zoom/', 'flow/', 'http/', 'pages/')],
  'src/mock-zoom/mock/': [
    context,
    ...inside('domain/', 'zoom/', 'journal/', 'storage/', 'webhooks/', 'flow/', 'findings/', 'http/'),
  ],
  'src/mock-zoom/control/': [
    context,
    ...inside('domain/', 'zoom/', 'journal/', 'storage/', 'flow/', 'endpoints/', 'http/', 'mock/'),
  ],
  'src/mock-zoom/server/': [
    context,
    ...inside('domain/', 'zoom/', 'journal/', 'storage/', 'flow/', 'pages/', 'http/'),
    ...inside('endpoints/', 'mock/', 'control/'),
    'src/local-server/',
  ],
  // A mock that runs elsewhere: it loads no server.
  'src/mock-zoom/client/': inside('domain/', 'http/', 'mock/', 'control/', 'zoom/'),
  [controlApi]: inside('domain/', 'journal/', 'control/'),
  [door]: ['src/mock-zoom/'],

  // How a message is drawn, by whoever draws pages: it makes no elements itself.
  'src/diagram/': inside('journal/'),

  // Other code may only import the mock's door.
  'src/setup-file/': [door],
  'src/reference-client/': [],
  'src/contract-runner/': [door, 'src/setup-file/', 'src/local-server/', 'src/diagram/', 'src/intercept/'],
  'src/broken-twins/': ['src/reference-client/', 'src/contract-runner/'],
  'contracts/': [door, 'src/contract-runner/'],
  'src/lesson/': [
    door,
    'src/local-server/',
    'src/reference-client/',
    'src/broken-twins/',
    'src/contract-runner/',
    'contracts/',
  ],
  // What the fixtures of test runners share: matchers, the error, saved flows.
  'src/test-kit/': [door],
  'src/vitest/': [door, 'src/test-kit/', 'src/contract-runner/', 'contracts/'],
  'src/playwright/': [door, 'src/test-kit/'],
  'src/testcontainers/': [door, 'src/mock-zoom/client/'],

  // The journal of traffic that we only watched: it knows Zoom's words and the rules of findings, and no server.
  'src/observe/': inside('domain/', 'zoom/', 'journal/', 'findings/'),

  // What coding agents may do, as tools made from the operations.
  'src/mcp/': [
    ...[door, 'src/mock-zoom/control/operations.ts', 'src/contract-runner/', 'src/broken-twins/'],
    'contracts/',
  ],

  // It is loaded into other people's programs, so it knows Zoom's hosts but no server.
  'src/intercept/': ['src/local-server/', ...inside('domain/', 'zoom/hosts.ts', 'storage/make-folder.ts')],

  // Pages for the browser. They read the journal with its own functions. The model, which draws nothing, needs nothing else.
  'src/inspector/': [
    ...[controlApi, 'src/mock-zoom/journal/', 'src/mock-zoom/domain/mock-zoom-error.ts', 'src/lesson/'],
    ...['src/inspector/model/', 'src/diagram/'],
  ],
  'src/inspector/model/': ['src/mock-zoom/journal/'],

  // They send plain HTTP to Zoom, and know nothing about the mock.
  'src/provider-contracts/': [],
  'contracts/zoom/': ['src/provider-contracts/'],

  'src/cli/': [
    ...[door, 'src/setup-file/', 'src/reference-client/', 'src/contract-runner/', 'src/broken-twins/'],
    ...['contracts/', 'contracts/zoom/', 'src/lesson/', 'src/intercept/', 'src/observe/'],
    'src/provider-contracts/',
    'src/mcp/',
  ],
  'tools/': ['src/', 'contracts/', 'contracts/zoom/', 'dist/'],
}

const servers = ['src/reference-client/', 'src/lesson/']

/** Packages that only some rooms may load. */
export const packagesOf = {
  koa: [...inside('http/', 'endpoints/', 'control/', 'server/'), ...servers],
  '@koa/router': [...inside('endpoints/', 'control/', 'server/'), ...servers],
  'better-sqlite3': [...inside('storage/'), ...servers, 'src/broken-twins/'],
  pg: ['src/reference-client/'],
  mysql2: ['src/reference-client/'],
  preact: ['src/inspector/'],
}

/**
 * What no import shows. A mock in the same process is used through the interface MockZoom: only what serves, describes or
 * reaches the control API from another process names its paths, and only the client fetches them.
 */
const textsOf = [
  {
    text: /\/__mock\//,
    in: ['src/', 'contracts/'],
    only: [
      'src/mock-zoom/',
      'src/inspector/',
      'src/cli/explain.ts',
      'src/cli/run-explain.ts',
      'src/cli/to-test/',
    ],
    instead: 'Use the interface MockZoom.',
  },
  {
    text: /(?<![.\w])fetch\(/,
    in: ['src/mock-zoom/'],
    only: ['src/mock-zoom/client/'],
    instead: 'Call the function that does it.',
  },
]

const isBelow = (name, path) => path === name || (name.endsWith('/') && path.startsWith(name))
const isBelowAny = (names, path) => names.some((name) => isBelow(name, path))
const roomOf = (path) =>
  Object.keys(allowedArrows)
    .filter((name) => isBelow(name, path))
    .toSorted((one, other) => other.length - one.length)[0]

/** An arrow to a room doesn't include the rooms inside it, except from the door and from tools/. */
function opens(name, path, room) {
  const isWhole = room === door || room === 'tools/' || isBelow(roomOf(path) ?? '', name)
  return isBelow(name, path) && isWhole
}

/** What is wrong with one import, in a sentence; undefined if it is allowed. */
function problemWith(from, name) {
  const room = roomOf(from)
  if (room === undefined) return 'has no room in the table of tools/layers.mjs: add a row for its folder.'
  if (name.startsWith('.')) {
    const to = join(dirname(from), name)
    if (room === roomOf(to)) return undefined
    if (allowedArrows[room].some((allowed) => opens(allowed, to, room))) return undefined
    const may = allowedArrows[room].join(', ') || 'only itself'
    return `imports ${to}: ${room} -> ${roomOf(to) ?? to} is not in the table of tools/layers.mjs. ${room} may import ${may}.`
  }
  const owner = Object.keys(packagesOf).find((each) => name === each || name.startsWith(`${each}/`))
  if (owner === undefined || packagesOf[owner].some((each) => isBelow(each, from))) return undefined
  return `loads ${name}: by the table of tools/layers.mjs, only ${packagesOf[owner].join(', ')} may.`
}

/** What is wrong with the text of a file: `file:line` and a sentence each. */
function problemsInText(file, text) {
  return textsOf
    .filter(({ in: rooms, only }) => isBelowAny(rooms, file) && !isBelowAny(only, file))
    .flatMap(({ text: pattern, only, instead }) =>
      text.split('\n').flatMap((line, index) => {
        const [found] = pattern.exec(line) ?? []
        if (found === undefined) return []
        return [
          `${file}:${index + 1} has ${found} in it: by the table of tools/layers.mjs, only ${only.join(', ')} may. ${instead}`,
        ]
      }),
    )
}

/** Every import and text below a folder that the tables don't allow: `file:line`, what is wrong, and the table. */
export function forbiddenImports(root) {
  const files = ['src', 'contracts', 'tools']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
    )
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
  return files.toSorted().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf-8')
    const imports = ts.preProcessFile(text).importedFiles.flatMap(({ fileName, pos }) => {
      const problem = problemWith(file, fileName)
      return problem ? [`${file}:${text.slice(0, pos).split('\n').length} ${problem}`] : []
    })
    return [...imports, ...problemsInText(file, text)]
  })
}

const forbidden = forbiddenImports(argv[2] ?? '.')
for (const line of forbidden) console.error(line)
if (forbidden.length > 0) process.exitCode = 1
