import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { connectMockZoom } from '../../src/mock-zoom/client/index.ts'
import { docker, imageOrSkip, startContainer, untilHealthy } from './engine.ts'

// The image as the Dockerfile makes it, by a real engine.

const hardened = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges']

test('it runs as an unprivileged user on a read-only root, and becomes healthy', async (context) => {
  const image = await imageOrSkip(context)
  await using container = await startContainer([...hardened, image])
  await untilHealthy(container.id)
  expect(await docker('exec', container.id, 'id', '-u')).toBe('1000')
  await expect(docker('exec', container.id, 'touch', '/app/x')).rejects.toThrow('Read-only file system')
  const url = await container.url()
  expect(await (await fetch(`${url}/__mock/ready`)).json()).toEqual({ status: 'ready' })
  const page = await fetch(
    `${url}/oauth/authorize?client_id=acme_scheduler_dev_01&response_type=code&redirect_uri=http://127.0.0.1/`,
  )
  expect(page.status).toBe(200)
})

test('it stops at SIGTERM at once, with exit code 0', async (context) => {
  const image = await imageOrSkip(context)
  await using container = await startContainer([image])
  await untilHealthy(container.id)
  // An open stream must not hold it up.
  const stream = await fetch(`${await container.url()}/__mock/journal`, {
    headers: { accept: 'text/event-stream' },
  })
  await docker('stop', '--time', '30', container.id)
  await stream.text().catch(() => {})
  // Killed after the 30 seconds, it would be 137.
  expect(await docker('inspect', '-f', '{{.State.ExitCode}}', container.id)).toBe('0')
})

test('its state outlives the container, on a volume', async (context) => {
  const image = await imageOrSkip(context)
  const volume = await docker('volume', 'create')
  try {
    const withVolume = [...hardened, '-v', `${volume}:/data`, image]
    {
      await using first = await startContainer(withVolume)
      await untilHealthy(first.id)
      const zoom = await connectMockZoom(await first.url())
      await zoom.apps.add({ clientId: 'kept', name: 'Kept' })
    }
    await using second = await startContainer(withVolume)
    await untilHealthy(second.id)
    const apps = await (await connectMockZoom(await second.url())).apps.list()
    expect(apps.map(({ clientId }) => clientId)).toContain('kept')
  } finally {
    await docker('volume', 'rm', volume)
  }
})

test('a mapped port belongs to this machine; another host name is refused until it is allowed', async (context) => {
  const image = await imageOrSkip(context)
  await using container = await startContainer(['-e', 'MOCK_ZOOM_ALLOW_HOSTS=mock-zoom,zoom.test', image])
  await untilHealthy(container.id)
  const ask = (host: string) =>
    docker(
      'exec',
      container.id,
      'wget',
      '-q',
      '-O',
      '-',
      '--header',
      `Host: ${host}`,
      'http://127.0.0.1:9666/__mock/health',
    )
  for (const host of ['localhost:49153', 'mock-zoom:9666', 'zoom.test'])
    expect(await ask(host)).toContain('"ok"')
  await expect(ask('evil.example')).rejects.toThrow('403')
})

test('an invalid setting: one line, and exit code 2', async (context) => {
  const image = await imageOrSkip(context)
  const failed = await docker('run', '--rm', '-e', 'MOCK_ZOOM_PROFILE=1999', image).catch((error) => error)
  expect(failed.code).toBe(2)
  expect(failed.stderr).toContain('MOCK_ZOOM_PROFILE: profile: Invalid option')
  expect(failed.stderr).not.toContain('    at ')
})

test('it is as small as docs/container.md says', async (context) => {
  const image = await imageOrSkip(context)
  const said = /The image is Node and (\d+) MB/.exec(await readFile('docs/container.md', 'utf-8'))?.[1]
  const history = await docker('history', '--format', '{{.Size}} {{.CreatedBy}}', '--human=false', image)
  const copied = history.split('\n').filter((line) => line.includes('COPY'))
  const size = copied.reduce((sum, line) => sum + Number(line.split(' ')[0]), 0) / 1e6
  expect(Math.abs(size - Number(said)), `${size} MB`).toBeLessThan(3)
})
