import type { MockZoom } from '../mock-zoom/index.ts'
import { connectMockZoom } from '../mock-zoom/index.ts'

/** Connects to a running mock, with the token from the environment if there is one. */
export function connect(url: string): Promise<MockZoom> {
  const { MOCK_ZOOM_CONTROL_TOKEN: token } = process.env
  return connectMockZoom(url, token && token !== 'none' ? { token } : {})
}
