import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand, temporaryFolder } from '../support/command.ts'

/** A subject file for an app that connects the first person and nobody else. */
function subjectIn(folder: ReturnType<typeof temporaryFolder>): string {
  const file = folder.file('forgetful.json')
  const subject = {
    name: 'an app for one person',
    baseUrl: 'http://127.0.0.1:{port}',
    callback: { path: '/callback' },
    start: {
      command: [process.execPath, resolve('test/contract-runner/fixed-time/app.child.mjs')],
      env: {
        PORT: '{port}',
        ZOOM_URL: '{zoomUrl}',
        CLIENT_ID: '{clientId}',
        CLIENT_SECRET: '{clientSecret}',
        REDIRECT_URI: '{redirectUri}',
        BUG: 'takes one person only',
      },
    },
    requests: {
      signIn: { method: 'GET', path: '/sign-in?person={person}' },
      connect: { method: 'GET', path: '/connect' },
      use: { method: 'GET', path: '/use' },
    },
  }
  writeFileSync(file, JSON.stringify(subject))
  return file
}

const note = 'Alone it is kept: it fails only after connect-works, with the same app and its data.'

test('a failure that comes only after another contract says so in every reporter, and its command shows it', async () => {
  using folder = temporaryFolder()
  const subject = subjectIn(folder)
  const only = 'connect-works,state-is-sent,reconnect-without-disconnecting'
  const kinds = ['json', 'junit', 'html', 'github'].flatMap((kind) => [
    '--reporter',
    `${kind}=${folder.file(kind)}`,
  ])
  const args = ['contracts', '--subject', subject, '--profile', '2026']
  const run = await runCommand([...args, '--only', only, '--reporter', 'pretty', ...kinds])
  expect(run.code).toBe(1)

  const command = `mock-zoom contracts --only connect-works,reconnect-without-disconnecting --profile 2026 --subject ${subject}`
  expect(run.stdout).toContain(`Run only this: ${command}\n     ${note}\n`)
  for (const kind of ['junit', 'html', 'github']) {
    expect(readFileSync(folder.file(kind), 'utf-8'), kind).toContain(command)
    expect(readFileSync(folder.file(kind), 'utf-8'), kind).toContain(note)
  }
  const { results } = JSON.parse(readFileSync(folder.file('json'), 'utf-8'))
  expect(results).toContainEqual(expect.objectContaining({ verdict: 'broken', reproduce: command }))
  expect(results.find(({ verdict }: { verdict: string }) => verdict === 'broken')).toMatchObject({
    reproduce: command,
    occurs: { when: 'after', contracts: ['connect-works'] },
  })

  expect((await runCommand([...command.split(' ').slice(1), '--no-recheck'])).code).toBe(1)
  expect((await runCommand([...args, '--only', 'reconnect-without-disconnecting'])).code).toBe(0)
})

test('--only keeps its order', async () => {
  const { stdout } = await runCommand([
    'contracts',
    '--list',
    '--only',
    'state-is-sent,connect-works',
    '--only',
    'callback-is-answered',
  ])
  expect(stdout.match(/^\S+(?= \()/gm)).toEqual(['state-is-sent', 'connect-works', 'callback-is-answered'])
})
