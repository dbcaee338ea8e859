import { readFileSync } from 'node:fs'

/** The version of this package. Its file is three folders up from the sources, and four from what is built of them. */
export function packageVersion(): string {
  for (const up of ['../../../package.json', '../../../../package.json']) {
    const file = read(new URL(up, import.meta.url))
    if (file?.name === 'mock-zoom') return String(file.version)
  }
  throw new Error('mock-zoom can’t find its own package.json')
}

function read(url: URL): { readonly name?: unknown; readonly version?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(url, 'utf-8'))
  } catch {
    return undefined
  }
}
