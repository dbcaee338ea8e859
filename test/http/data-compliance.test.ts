import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { basic } from '../support/oauth.ts'

const report = {
  client_id: 'acme_scheduler_dev_01',
  user_id: 'ZoeaTdcdQ6-X0c58J3YzLw',
  account_id: 'fjWCMNv_RySUpbdBJjO-Tg',
  deauthorization_event_received: { user_data_retention: 'false' },
  compliance_completed: true,
}

async function send(zoom: MockZoom, body: string, authorization?: string) {
  const response = await fetch(`${zoom.url}/oauth/data/compliance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body,
  })
  return [response.status, await response.text()]
}

for (const [how, isSent] of [
  ['with Basic, as zoom_rb sends it', true],
  ['without credentials, as the Mattermost plugin sends it', false],
] as const) {
  test(`a report ${how}, is accepted and recorded`, async () => {
    await using zoom = await createMockZoom()
    const authorization = isSent ? await basic(zoom) : undefined
    expect(await send(zoom, JSON.stringify(report), authorization)).toEqual([200, '{"status":"success"}'])
    expect(await zoom.journal.list({ type: 'compliance.reported' })).toMatchObject([
      { clientId: report.client_id, userId: report.user_id, completed: true },
    ])
  })
}

const wrongClient = '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}'
const notJson = '{"code":300,"message":"Request Body should be a valid JSON object."}'
for (const [what, body, secret, answer, reason] of [
  [
    'of an app that is not there',
    { ...report, client_id: 'nobody' },
    undefined,
    wrongClient,
    'client-unknown',
  ],
  ['with a wrong secret', report, 'wrong', wrongClient, 'client-secret-wrong'],
  ['that isn’t a JSON object', 'client_id=x', undefined, notJson, 'api-body-not-json'],
  ['that is JSON and no object', '[]', undefined, notJson, 'api-body-not-json'],
] as const) {
  test(`a report ${what} is refused`, async () => {
    await using zoom = await createMockZoom()
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const authorization = secret && (await basic(zoom, (await zoom.apps.first()).clientId, secret))
    expect(await send(zoom, text, authorization)).toEqual([400, answer])
    expect(await zoom.journal.list({ type: 'compliance.refused' })).toMatchObject([{ reason }])
    expect(await zoom.journal.list({ type: 'compliance.reported' })).toEqual([])
  })
}
