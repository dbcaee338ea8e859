import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.ts'
import { quietRun, withoutPorts } from '../support/quiet-run.ts'
import { runSealed } from '../support/sealed-network/sealed-network.ts'

/** The command that runs a program, and the one that shows whether it is installed. */
interface Client {
  readonly program: string
  readonly runner: readonly string[]
  readonly probe: readonly [string, ...string[]]
  /** Names that it looks up without connecting to them. */
  readonly asks?: readonly string[]
}

const withRequests = ['python3', '/usr/bin/python3'].find((python) =>
  works([python, '-c', 'import requests']),
)

const clients: Readonly<Record<string, Client>> = {
  curl: { program: 'curl.sh', runner: ['sh'], probe: ['curl', '--version'] },
  'Python’s urllib': {
    program: 'urllib_client.py',
    runner: ['python3'],
    probe: ['python3', '-c', 'import ssl'],
  },
  'Python’s requests': {
    program: 'requests_client.py',
    runner: [withRequests ?? 'python3'],
    probe: [withRequests ?? 'python3', '-c', 'import requests'],
  },
  'Ruby’s net/http': {
    program: 'net_http.rb',
    runner: ['ruby'],
    probe: ['ruby', '--version'],
    // Before it uses the proxy, Ruby checks whether the host is this machine (URI::Generic#find_proxy).
    asks: ['zoom.us', 'api.zoom.us'],
  },
  'PHP’s curl': { program: 'curl.php', runner: ['php'], probe: ['php', '-r', 'curl_version();'] },
  'Go’s net/http': { program: 'net_http.go', runner: ['go', 'run'], probe: ['go', 'version'] },
  'Java’s two clients': { program: 'HttpClient.java', runner: ['java'], probe: ['keytool', '-help'] },
}

for (const [name, { program, runner, probe, asks = [] }] of Object.entries(clients)) {
  test(`${name}: an unchanged program gets the mock for zoom.us, and nothing leaves`, async (context) => {
    if (!works(probe)) return context.skip(`not here: ${probe.join(' ')}`)
    using data = temporaryFolder()
    const { code, stdout, stderr, asked } = await runSealed(
      ['run', '--offline', '--', ...runner, resolve('test/intercept/programs', program)],
      { cwd: data.path, env: { MOCK_ZOOM_AUTHORITY: data.file('authority') } },
    )
    const told = withoutPorts(stderr.replaceAll(/^Picked up JAVA_TOOL_OPTIONS.*\n/gm, ''))
    expect([stdout, told, code, asked ?? asks]).toEqual([
      'https://api.zoom.us\njill@example.com sam@example.com\n',
      quietRun,
      0,
      asks,
    ])
  })
}

function works([name, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(name, args, { stdio: 'ignore' }).status === 0
}
