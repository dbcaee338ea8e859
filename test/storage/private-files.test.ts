import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('secrets and the signing key: the folder is the owner’s alone, and so is each file in it', async () => {
  using folder = temporaryFolder()
  const own = folder.file('.mock-zoom')
  await using _ = await createMockZoom({ database: `${own}/mock-zoom.db` })
  expect(modeOf(own)).toBe('700')
  expect(readdirSync(own).toSorted()).toEqual([
    '.gitignore',
    'mock-zoom.db',
    'mock-zoom.db-shm',
    'mock-zoom.db-wal',
    'mock-zoom.db.pid',
  ])
  for (const name of readdirSync(own)) expect([name, modeOf(`${own}/${name}`)]).toEqual([name, '600'])
})

test('git add . leaves the folder out', async () => {
  using folder = temporaryFolder()
  await (await createMockZoom({ database: folder.file('.mock-zoom/mock-zoom.db') })).close()
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder.path, encoding: 'utf-8' })
  git('init')
  git('add', '.')
  expect(git('status', '--porcelain').stdout).toBe('')
})

test('a folder and a file that others could read become private', async () => {
  using folder = temporaryFolder()
  const own = folder.file('.mock-zoom')
  mkdirSync(own, { mode: 0o755 })
  writeFileSync(`${own}/mock-zoom.db`, '')
  chmodSync(`${own}/mock-zoom.db`, 0o644)
  await using _ = await createMockZoom({ database: `${own}/mock-zoom.db` })
  expect([modeOf(own), modeOf(`${own}/mock-zoom.db`)]).toEqual(['700', '600'])
})

test('a symbolic link is refused, as the file and as the folder, and nothing is written through it', async () => {
  using folder = temporaryFolder()
  mkdirSync(folder.file('elsewhere'))
  symlinkSync(folder.file('elsewhere/there.db'), folder.file('link.db'))
  symlinkSync(folder.file('elsewhere'), folder.file('.mock-zoom'))
  for (const name of ['link.db', '.mock-zoom/mock-zoom.db'])
    await expect(createMockZoom({ database: folder.file(name) })).rejects.toThrow(/is a symbolic link/)
  expect(readdirSync(folder.file('elsewhere'))).toEqual([])
})

test('a second mock on the same file is told, and what a dead one left is no second mock', async () => {
  using folder = temporaryFolder()
  const database = folder.file('zoom.db')
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve))
  writeFileSync(`${database}.pid`, `${spawnSync(process.execPath, ['-e', '']).pid}\n`)
  await (await createMockZoom({ database })).close()
  expect(readdirSync(folder.path)).toEqual(['zoom.db'])
  writeFileSync(`${database}.pid`, `${process.ppid}\n`)
  await using _ = await createMockZoom({ database })
  expect((await warned).message).toContain(`is used by another mock-zoom too (process ${process.ppid})`)
  expect(readFileSync(`${database}.pid`, 'utf-8')).toBe(`${process.ppid}\n`)
})
