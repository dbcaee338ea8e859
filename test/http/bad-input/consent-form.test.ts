import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { ownProblem } from '../../support/control.ts'
import { authorizeUrl } from '../../support/oauth.ts'
import { formType } from './scene.ts'

const consentForms: readonly (readonly [name: string, type: string, body: string])[] = [
  ['nothing', formType, ''],
  ['no decision', formType, 'zoom_user=ZoeaTdcdQ6-X0c58J3YzLw'],
  ['no user', formType, 'decision=allow'],
  ['an unknown user', formType, 'zoom_user=nobody&decision=allow'],
  ['__proto__', formType, 'zoom_user=__proto__&decision=__proto__'],
  ['an unknown decision', formType, 'zoom_user=ZoeaTdcdQ6-X0c58J3YzLw&decision=perhaps'],
  ['malformed escapes', formType, 'zoom_user=%zz&decision=%'],
  ['NULs', formType, 'zoom_user=%00&decision=allow%00'],
  ['JSON', 'application/json', '{"zoom_user":"ZoeaTdcdQ6-X0c58J3YzLw","decision":"allow"}'],
]

for (const [name, type, body] of consentForms) {
  test(`POST /oauth/authorize with a consent form of ${name}`, async () => {
    await using zoom = await createMockZoom()
    const response = await fetch(await authorizeUrl(zoom), {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      redirect: 'manual',
    })
    expect(await response.text()).toBe(
      ownProblem(
        'The consent form needs zoom_user (the id of a Zoom user) and decision (allow or decline).',
        'Submit the first form of GET /oauth/authorize as it is; GET /__mock/users lists the users.',
      ),
    )
    expect(response.status).toBe(400)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await zoom.journal.list({ type: 'code.issued' })).toEqual([])
    expect((await zoom.journal.list()).at(-1)).toMatchObject({ type: 'request.answered', status: 400 })
  })
}

test('POST /oauth/authorize with a text that only looks like a form gives no consent', async () => {
  await using zoom = await createMockZoom()
  const response = await fetch(await authorizeUrl(zoom), {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: 'zoom_user=ZoeaTdcdQ6-X0c58J3YzLw&decision=allow',
    redirect: 'manual',
  })
  expect(response.status).toBe(400)
  expect(await zoom.journal.list({ type: 'code.issued' })).toEqual([])
})

for (const cookie of [
  'mock_zoom_user=nobody',
  'mock_zoom_user=__proto__',
  'mock_zoom_user=%zz',
  '=;;=',
  'x',
]) {
  test(`a cookie that is ${cookie} signs nobody in`, async () => {
    await using zoom = await createMockZoom()
    const response = await fetch(await authorizeUrl(zoom), { headers: { cookie }, redirect: 'manual' })
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain(' selected>')
  })
}
