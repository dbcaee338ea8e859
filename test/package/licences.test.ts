import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

// mock-zoom is MIT, and nothing that it needs, builds with or is tested with may ask for more than that.

const lockfiles = [
  'package-lock.json',
  'bench/package-lock.json',
  'examples/express-uppy-companion/package-lock.json',
  'examples/soft-delete/node/package-lock.json',
]

/** A package is usable if one of the licences that it offers is among these. */
const usable = [
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MIT-0',
  ],
  ...['MIT/X11', 'Python-2.0', 'Unlicense', 'Zlib'],
  // Its sources stay under it; a program that uses them doesn't.
  'MPL-2.0',
]

/** They name their licence, MIT, where lockfiles don't look: in an older form, or in their readme. */
const saysSoElsewhere = ['buildcheck', 'combine-errors', 'cpu-features', 'passport-strategy', 'pause', 'ssh2']

function isUsable(name: string, license: string | undefined): boolean {
  if (license === undefined) return saysSoElsewhere.includes(name)
  return license
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => usable.includes(each)))
}

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly license?: string }>>
}

for (const file of lockfiles) {
  test(`${file} has only packages whose licence allows everything that MIT allows`, async () => {
    const { packages }: Lockfile = JSON.parse(await readFile(file, 'utf-8'))
    const refused = Object.entries(packages).flatMap(([path, { license }]) => {
      const name = path.split('node_modules/').at(-1) ?? ''
      return path === '' || isUsable(name, license) ? [] : `${name}: ${license}`
    })
    expect(refused).toEqual([])
  })
}

test('a copyleft licence is refused, alone or beside another; a choice is not', () => {
  for (const license of ['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0-only', undefined])
    expect(isUsable('a-package', license)).toBe(false)
  for (const license of ['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND ISC'])
    expect(isUsable('a-package', license)).toBe(true)
})
