import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DoctorSurroundings } from '../../src/cli/doctor-surroundings.ts'
import { runDoctor } from '../../src/cli/run-doctor.ts'
import { runWitnesses } from '../../src/cli/run-witnesses.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { readWitness, type Witness } from '../../src/cli/witness.ts'
import { serve } from '../contract-runner/small-server.ts'
import { runCommand } from '../support/command.ts'

const id = 'Qm4nWzR7T2yXc9VbLd31sA'
const secret = 'Kq7/fW2+pZ9=Lm4&tY8"Bn3 Hj6%Dg1<x'
const claimed = '{"reason":"Invalid authorization code","error":"invalid_grant"}'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-zoom-witnesses-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A terminal that remembers what is printed. */
function remember(): { readonly terminal: Terminal; readonly shown: () => string } {
  let shown = ''
  const write = (text: string) => {
    shown += text
  }
  const terminal = {
    colour: false,
    width: undefined,
    write,
    line: (text = '') => write(`${text}\n`),
    command: write,
    paint: (_: string, text: string) => text,
  }
  return { terminal, shown: () => shown }
}

const surroundings = (environment: DoctorSurroundings['environment']): DoctorSurroundings => ({
  terminal: remember().terminal,
  note: () => {},
  environment,
  now: () => 0,
  wait: async () => {},
  today: () => '2026-11-29',
})

/** Runs `doctor --save` against a server that answers every request with this body. */
async function witness(name: string, body: string, environment: DoctorSurroundings['environment']) {
  await using server = await serve((_, response) => {
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end(body)
  })
  const save = join(folder, name)
  const code = await runDoctor(
    {
      against: server.url,
      only: ['unknown-code', 'reused-code'],
      yes: true,
      profile: '2026',
      reporter: 'json',
      save,
    },
    surroundings(environment),
  )
  return { save, code, against: server.url }
}

/** A copy of a witness that names another account, day or Zoom. */
function copy(from: string, name: string, changes: Partial<Witness['witness']>): string {
  const file: Witness = readWitness(from)
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify({ ...file, witness: { ...file.witness, ...changes } }))
  return path
}

function merge(...files: readonly string[]) {
  const { terminal, shown } = remember()
  return { code: runWitnesses(files, { reporter: 'pretty' }, terminal), shown: shown() }
}

test('doctor --save writes what it saw in the form of fidelity.json, without secrets, for its owner alone', async () => {
  const echo = `{"reason":"Code of ${id} is unknown","error":"invalid_grant"}`
  const path = join(folder, 'open.json')
  writeFileSync(path, '', { mode: 0o644 })
  const { save, code, against } = await witness('open.json', echo, {
    ZOOM_CLIENT_ID: id,
    ZOOM_CLIENT_SECRET: secret,
  })
  const text = readFileSync(save, 'utf-8')
  expect(code).toBe(1)
  expect(statSync(save).mode & 0o777).toBe(0o600)
  for (const hidden of [id, secret, secret.slice(0, 8)]) expect(text).not.toContain(hidden)
  const { witness: about, behaviours } = readWitness(save)
  expect(about).toEqual({
    against,
    date: '2026-11-29',
    account: expect.stringMatching(/^[0-9a-f]{12}$/),
    profile: '2026',
  })
  const file: { readonly behaviours: readonly { readonly id: string }[] } = JSON.parse(
    readFileSync('fidelity.json', 'utf-8'),
  )
  for (const { seen: _, ...behaviour } of behaviours) expect(file.behaviours).toContainEqual(behaviour)
  expect(behaviours.map(({ id: name, seen }) => [name, seen])).toEqual([
    [
      'provider-contract:unknown-code',
      {
        verdict: 'differs',
        observed: ['400 {"reason":"Code of <ZOOM_CLIENT_ID> is unknown","error":"invalid_grant"}'],
      },
    ],
    [
      'provider-contract:reused-code',
      { verdict: 'cannot tell', reason: expect.stringContaining('a person') },
    ],
  ])
})

test('who agrees, with how many accounts and when; an account counts once', async () => {
  const mine = await witness('mine.json', claimed, { ZOOM_CLIENT_ID: id, ZOOM_CLIENT_SECRET: secret })
  const again = copy(mine.save, 'again.json', { date: '2026-10-02' })
  const theirs = copy(mine.save, 'theirs.json', { account: '0123456789ab', date: '2026-11-30' })
  const nobodys = copy(mine.save, 'nobodys.json', { account: null })
  const agreed = `provider-contract:unknown-code: A code that Zoom never issued is an invalid authorization code.
  agrees   2 accounts and 1 run without an account, 2026-10-02 to 2026-11-30, compared with 2026
           400 ${claimed}
`
  expect(merge(mine.save, again, theirs, nobodys)).toEqual({
    code: 0,
    shown: `${agreed}
4 files: 1 as mock-zoom says, 0 seen otherwise, 1 that nobody could tell.
`,
  })
  const other = await witness('other.json', '{"reason":"Code is unknown"}', {
    ZOOM_CLIENT_ID: `${id}2`,
    ZOOM_CLIENT_SECRET: secret,
  })
  const differs = copy(other.save, 'differs.json', { against: mine.against })
  expect(merge(differs, mine.save, again, theirs, nobodys)).toEqual({
    code: 1,
    shown: `${agreed}  differs  1 account, 2026-11-29, compared with 2026
           400 {"reason":"Code is unknown"}

5 files: 0 as mock-zoom says, 1 seen otherwise, 1 that nobody could tell.
`,
  })
})

test('bad input is one line, and exit code 2', async () => {
  const mine = await witness('good.json', claimed, { ZOOM_CLIENT_ID: id, ZOOM_CLIENT_SECRET: secret })
  const bad = join(folder, 'bad.json')
  const remedy = 'Give files that "mock-zoom doctor --against … --save FILE" wrote.'
  const about = (content: string) => {
    writeFileSync(bad, content)
    return () => merge(mine.save, bad)
  }
  expect(about('{')).toThrow(`${bad} isn’t JSON. ${remedy}`)
  expect(about('{"version":2}')).toThrow(
    `${bad} is no witness (version: Invalid input: expected 1; found 2). ${remedy}`,
  )
  const elsewhere = copy(mine.save, 'elsewhere.json', { against: 'https://zoom.us' })
  expect(() => merge(mine.save, elsewhere)).toThrow(
    `${elsewhere} is about https://zoom.us, ${mine.save} about ${mine.against}: merge witnesses of one Zoom only.`,
  )
  const gone = join(folder, 'gone.json')
  const { code, stdout, stderr } = await runCommand(['witnesses', gone])
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: `mock-zoom: ${gone} can’t be read (ENOENT: no such file or directory, open '${gone}'). ${remedy}\n`,
  })
})

test('a mock in memory is no witness, and a plan sees nothing', async () => {
  const save = join(folder, 'none.json')
  const flags = { profile: '2026', reporter: 'json', save } as const
  await expect(runDoctor(flags, surroundings({}))).rejects.toThrow(
    '--save needs --against: a mock in memory is no witness of what Zoom does.',
  )
  await expect(
    runDoctor({ ...flags, against: 'https://zoom.us', plan: true }, surroundings({})),
  ).rejects.toThrow('--save and --plan exclude each other: a plan sends nothing, so it sees nothing.')
})
