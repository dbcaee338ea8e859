import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.ts'
import { doors } from './fresh-folder.ts'

const exec = promisify(execFile)

// "Are the types wrong?", for a package that is ESM only: CommonJS and Node 10's resolution don't matter.

test('every entry point resolves, with matching types, by the rules of Node and of bundlers', async () => {
  using work = temporaryFolder()
  const packed = await exec('npm', ['pack', '--ignore-scripts', '--pack-destination', work.path, '--silent'])
  const tarball = await readFile(work.file(packed.stdout.trim().split('\n').at(-1) ?? ''))
  const result = await checkPackage(createPackageFromTarballData(tarball))
  if (!result.types) throw new Error('the package has no types')
  expect(Object.keys(result.entrypoints)).toEqual(
    expect.arrayContaining((await doors()).map((door) => door.replace('mock-zoom', '.'))),
  )
  const ours = result.problems.filter(
    (problem) => !('resolutionKind' in problem && /^(node10|node16-cjs)$/.test(problem.resolutionKind)),
  )
  expect(ours).toEqual([])
})
