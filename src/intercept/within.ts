import type { Environment } from './environment.ts'

/** A command of mock-zoom that started this program, and its mock. */
export interface MockAround {
  readonly command: string
  readonly url: string
}

/** Whether this program was started by `mock-zoom run` or by the contracts: then it has a mock already. */
export function mockAround({ MOCK_ZOOM_WITHIN, MOCK_ZOOM_URL }: Environment): MockAround | undefined {
  if (!MOCK_ZOOM_WITHIN || !MOCK_ZOOM_URL) return undefined
  return { command: `mock-zoom ${MOCK_ZOOM_WITHIN}`, url: MOCK_ZOOM_URL }
}

/** What tells a program that. */
export function within(command: 'run' | 'contracts', mockUrl: string): Record<string, string> {
  return { MOCK_ZOOM_WITHIN: command, MOCK_ZOOM_URL: mockUrl }
}
