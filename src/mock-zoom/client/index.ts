/** A mock in another process, over plain fetch. It loads no server. */
export type { Duration } from '../domain/clock.ts'
export { MockZoomError } from '../domain/mock-zoom-error.ts'
export type { MockZoom, Sandbox } from '../mock/mock-zoom.ts'
export { connectMockZoom } from './connect-mock-zoom.ts'
