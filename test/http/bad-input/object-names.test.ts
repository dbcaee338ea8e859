import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { control } from '../../support/control.ts'
import { post } from '../../support/oauth.ts'
import { isWell } from './scene.ts'

test('no request changes Object.prototype', async () => {
  await using zoom = await createMockZoom()
  for (const name of ['__proto__', 'constructor.prototype', 'constructor[prototype]']) {
    await post(zoom, `/oauth/token?${name}[polluted]=1`, { [name]: 'x', [`${name}[polluted]`]: '1' })
    await control(zoom, 'PATCH /__mock/switches', `{"${name}":{"polluted":1}}`)
  }
  expect('polluted' in {}).toBe(false)
  await isWell(zoom)
})
