import type { MockZoomOptions } from '../mock-zoom/index.ts'
import { MockZoomError, parseOptions } from '../mock-zoom/index.ts'
import { findSetupFile, readSetupFile } from '../setup-file/read-setup-file.ts'
import { readProfile } from './read-profile.ts'

/** Environment variables, and the option that each sets. */
const variables: Readonly<Record<string, keyof MockZoomOptions>> = {
  MOCK_ZOOM_HOST: 'host',
  MOCK_ZOOM_PORT: 'port',
  MOCK_ZOOM_ALLOW_HOSTS: 'allowHosts',
  MOCK_ZOOM_ANY_CALLER: 'anyCaller',
  MOCK_ZOOM_CONTROL_TOKEN: 'controlToken',
  MOCK_ZOOM_PROFILE: 'profile',
  MOCK_ZOOM_DATABASE: 'database',
}

/** Flags whose names differ from those of their options. */
const flagNames: Readonly<Record<string, string>> = {
  switches: 'switch',
  allowHosts: 'allow-host',
  anyCaller: 'any-caller',
  controlToken: 'control-token',
}

/** Options as given by flags; anything not given is undefined. */
export interface OptionFlags {
  readonly config?: string | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly allowHost?: readonly string[] | undefined
  readonly anyCaller?: boolean | undefined
  readonly controlToken?: string | undefined
  readonly profile?: string | undefined
  readonly database?: string | undefined
  readonly seed?: string | undefined
  readonly switch?: readonly string[] | undefined
}

/** Where options come from. */
interface Source {
  readonly options: Readonly<Record<string, unknown>>
  /** Where a value comes from, as the beginning of a message. */
  placeOf(path: readonly PropertyKey[]): string
}

/** The config file that options come from; undefined if there is none. */
export function configFile({ config }: OptionFlags): string | undefined {
  return config ?? findSetupFile('mock-zoom.config', '--config')
}

/**
 * Combines options: the command's defaults, then the config file, then the environment, then flags; later ones
 * win. Throws a MockZoomError that names the line, variable or flag of each mistake.
 */
export async function loadOptions(
  defaults: MockZoomOptions,
  flags: OptionFlags,
  environment: NodeJS.ProcessEnv,
): Promise<MockZoomOptions> {
  const file = configFile(flags)
  const sources: readonly Source[] = [
    { options: { ...defaults }, placeOf: () => '' },
    ...(file === undefined ? [] : [await readConfigFile(file)]),
    { options: readVariables(environment), placeOf: ([key]) => `${variableFor(String(key))}: ` },
    { options: readFlags(flags), placeOf: ([key]) => `--${flagNames[String(key)] ?? String(key)}: ` },
  ]
  const together: Record<string, unknown> = {}
  for (const { options } of sources) {
    for (const [key, value] of Object.entries(options)) {
      // Switches from flags are added to those of the file.
      together[key] =
        key === 'switches' && isRecord(value) && isRecord(together[key])
          ? { ...together[key], ...value }
          : value
    }
  }
  if (together.profile !== undefined) together.profile = await readProfile(together.profile)
  return parseOptions(together, (path) => placeOf(path, sources))
}

/** Where the value at `path` comes from, or where it belongs if there is none. */
function placeOf(path: readonly PropertyKey[], sources: readonly Source[]): string {
  for (let length = path.length; length > 0; length--) {
    const source = sources.findLast(({ options }) => has(options, path.slice(0, length)))
    if (source !== undefined) return source.placeOf(path)
  }
  return ''
}

function has(value: unknown, [key, ...rest]: readonly PropertyKey[]): boolean {
  if (key === undefined) return true
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key) &&
    has(Reflect.get(value, key), rest)
  )
}

async function readConfigFile(file: string): Promise<Source> {
  const { content, placeOf } = await readSetupFile(file, {
    name: 'config file',
    remedy: 'Check the path given with --config.',
  })
  if (!isRecord(content)) throw new MockZoomError(`The config file ${file} must contain one object.`)
  const { $schema: _, ...options } = content
  return { options, placeOf }
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
  if (key === 'anyCaller') return toBoolean(text) ?? text
  return key === 'port' ? toNumber(text) : text
}

function readFlags({
  host,
  port,
  allowHost: allowHosts,
  anyCaller,
  controlToken,
  profile,
  database,
  seed,
  switch: switches,
}: OptionFlags): Record<string, unknown> {
  const given = {
    host,
    port,
    allowHosts,
    anyCaller,
    controlToken,
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
    throw new MockZoomError(`--switch ${text}: expected a name and a value, such as --switch codeTtl=60.`)
  }
  return [name, toBoolean(value) ?? toNumber(value)]
}

function toBoolean(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined
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
