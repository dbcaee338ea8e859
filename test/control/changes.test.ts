import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

test('changing one thing about a Zoom user does not bring back a default for another', async () => {
  await using zoom = await createMockZoom()
  const patch = async (body: object) => {
    const response = await fetch(`${zoom.url}/__mock/users/jill@example.com`, {
      method: 'PATCH',
      body: JSON.stringify(body),
    })
    return response.json()
  }
  expect(await patch({ removed: true })).toMatchObject({ removed: true })
  expect(await patch({ firstName: 'Jacqueline' })).toMatchObject({ firstName: 'Jacqueline', removed: true })
})
