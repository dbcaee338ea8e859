// What a part of dist/ was made from, by content, so that only what changed is made again.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The parts whose inputs have changed since `remember`, or whose output is gone. Paths are relative to `root`. */
export function changedParts(root, parts, stamps) {
  const known = existsSync(join(root, stamps)) ? JSON.parse(readFileSync(join(root, stamps), 'utf-8')) : {}
  return parts.filter(
    ({ name, inputs, output }) => known[name] !== hashOf(root, inputs) || !existsSync(join(root, output)),
  )
}

/** Notes what all parts were made from. */
export function remember(root, parts, stamps) {
  const hashes = Object.fromEntries(parts.map(({ name, inputs }) => [name, hashOf(root, inputs)]))
  writeFileSync(join(root, stamps), `${JSON.stringify(hashes, null, 2)}\n`)
}

function hashOf(root, inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => filesIn(root, input))) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesIn(root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .toSorted()
    .flatMap((name) => filesIn(root, join(path, name)))
}
