import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

test('the handle changes single keys of an app, and a reset undoes that', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.apps.first()
  const changed = await zoom.apps.change(before.clientId, { disabled: true })
  expect(changed).toEqual({ ...before, disabled: true })
  expect(await zoom.apps.first()).toEqual(changed)
  await zoom.reset()
  expect(await zoom.apps.first()).toEqual(before)
})

test('it says what is wrong with a change, and if there is no such app', async () => {
  await using zoom = await createMockZoom()
  const wrong = { webhookUrl: 'nowhere', clientID: 'x' } as object
  await expect(zoom.apps.change((await zoom.apps.first()).clientId, wrong)).rejects.toThrow(
    'webhookUrl: Invalid URL; found "nowhere"; ' + 'clientID: unknown key; remove it or check its spelling',
  )
  await expect(zoom.apps.change('nobody', {})).rejects.toThrow('There is no app nobody.')
})
