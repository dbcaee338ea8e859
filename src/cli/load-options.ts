import { existsSync, readFileSync } from 'node:fs'
import type { MockZoomOptions } from '../mock-zoom/index.ts'
import { parseOptions, SetupProblem } from '../mock-zoom/index.ts'

const defaultFile = 'mock-zoom.config.json'

/** Environment variables, and the option that each sets. */
const variables: Readonly<Record<string, keyof MockZoomOptions>> = {
  MOCK_ZOOM_HOST: 'host',
  MOCK_ZOOM_PORT: 'port',
  MOCK_ZOOM_ALLOW_HOSTS: 'allowHosts',
  MOCK_ZOOM_PROFILE: 'profile',
  MOCK_ZOOM_DATABASE: 'database',
}

/** Flags whose names are not those of their options. */
const flagNames: Readonly<Record<string, string>> = { switches: 'switch', allowHosts: 'allow-host' }

/** Options as flags give them; what was not said is undefined. */
export interface OptionFlags {
  readonly config?: string | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly allowHost?: readonly string[] | undefined
  readonly profile?: string | undefined
  readonly database?: string | undefined
  readonly seed?: string | undefined
  readonly switch?: readonly string[] | undefined
}

/**
 * Puts options together: the command's defaults, then the config file, then the environment, then flags; later ones
 * win. Throws a SetupProblem that names the file, variable or flag of each mistake.
 */
export function loadOptions(
  defaults: MockZoomOptions,
  flags: OptionFlags,
  environment: NodeJS.ProcessEnv,
): MockZoomOptions {
  const file = flags.config ?? (existsSync(defaultFile) ? defaultFile : undefined)
  const sources: readonly (readonly [
    origin: (key: string) => string,
    options: Readonly<Record<string, unknown>>,
  ])[] = [
    [() => '', { ...defaults }],
    [() => `${file}: `, file === undefined ? {} : readConfigFile(file)],
    [(key) => `${variableFor(key)}: `, readVariables(environment)],
    [(key) => `--${flagNames[key] ?? key}: `, readFlags(flags)],
  ]
  const options: Record<string, unknown> = {}
  const origins = new Map<string, string>()
  for (const [origin, source] of sources) {
    for (const [key, value] of Object.entries(source)) {
      // Single switches of a flag come on top of those of a file.
      options[key] =
        key === 'switches' && isRecord(value) && isRecord(options[key])
          ? { ...options[key], ...value }
          : value
      origins.set(key, origin(key))
    }
  }
  return parseOptions(options, (key) => origins.get(key) ?? '')
}

function readConfigFile(path: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(path, 'utf-8')
  } catch (error) {
    throw new SetupProblem(
      `The config file ${path} can’t be read (${messageOf(error)}). Check the path given with --config.`,
    )
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new SetupProblem(`The config file ${path} is not JSON: ${messageOf(error)}.`)
  }
  if (!isRecord(value)) throw new SetupProblem(`The config file ${path} must hold one JSON object.`)
  const { $schema: _, ...options } = value
  return options
}

function readVariables(environment: NodeJS.ProcessEnv): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, key]) => {
      const text = environment[name]
      return text === undefined || text === '' ? [] : [[key, readVariable(key, text)]]
    }),
  )
}

function readVariable(key: keyof MockZoomOptions, text: string): unknown {
  if (key === 'allowHosts') return text.split(',').map((name) => name.trim())
  return key === 'port' ? toNumber(text) : text
}

function readFlags({
  host,
  port,
  allowHost: allowHosts,
  profile,
  database,
  seed,
  switch: switches,
}: OptionFlags): Record<string, unknown> {
  const given = {
    host,
    port,
    allowHosts,
    profile,
    database,
    seed,
    switches: switches && Object.fromEntries(switches.map(readSwitch)),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** `codeTtl=60`, `refreshRotates=false`, `decline=stay`. */
function readSwitch(text: string): [string, unknown] {
  const [, name, value] = /^(\w+)=(.+)$/.exec(text) ?? []
  if (name === undefined || value === undefined) {
    throw new SetupProblem(`--switch ${text}: give a name and a value, such as --switch codeTtl=60.`)
  }
  return [name, value === 'true' ? true : value === 'false' ? false : toNumber(value)]
}

function toNumber(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text
}

function variableFor(key: string): string {
  return Object.entries(variables).find(([, option]) => option === key)?.[0] ?? key
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
