import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

const wrong = '/oauth/authorize?response_type=code&client_id=acme_scheduler_dev_01&redirect_uri='

test('an error page says Zoom’s line, then why, what is registered, and where to look', async () => {
  await using zoom = await createMockZoom()
  const ask = async (redirectUri: string, path = wrong) => {
    const response = await fetch(`${zoom.url}${path}${encodeURIComponent(redirectUri)}`, {
      headers: { accept: 'text/html' },
    })
    return response.text()
  }
  const page = await ask('https://else.example/<callback>')
  const [finding] = await zoom.findings.list()
  const { redirectUris } = await zoom.apps.first()
  const [exchange] = await zoom.journal.exchanges()

  const zoomSays = page.indexOf('<h1>Invalid redirect: https://else.example/&lt;callback&gt; (4,700)</h1>')
  const why = page.indexOf('<h2>Why (mock-zoom)</h2>')
  expect(zoomSays).toBeGreaterThan(0)
  expect(why).toBeGreaterThan(zoomSays)
  expect(page).toContain(finding?.sentence.replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;')))
  for (const uri of redirectUris) expect(page).toContain(uri)
  expect(page).toContain(`href="/#/flows?message=${exchange?.id}"`)
  expect(page).not.toContain('<callback>')

  // It is reported once, and told each time.
  const again = await ask('https://else.example/<callback>')
  expect(await zoom.findings.list()).toHaveLength(1)
  expect(again).toContain('How to fix it: ')
})

test('a program gets Zoom’s JSON, without a word of ours', async () => {
  await using zoom = await createMockZoom()
  const response = await fetch(`${zoom.url}${wrong}x`, { headers: { accept: 'application/json' } })
  expect(await response.text()).not.toContain('mock')
})

test('in a sandbox, the link leads to the sandbox', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  const page = await (await fetch(`${sandbox.url}${wrong}x`, { headers: { accept: 'text/html' } })).text()
  expect(page).toContain(`href="${new URL(sandbox.url).pathname}/#/flows?message=`)
})
