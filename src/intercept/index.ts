/** What the commands need to send a program's Zoom traffic to the mock. */
export type { Environment } from './environment.ts'
export type { Interceptor } from './interceptor.ts'
export { startInterceptor } from './interceptor.ts'
export { interceptorOptions } from './interceptor-options.ts'
export { listenLocally } from './listen-locally.ts'
export type { SentToZoom } from './sent-to-zoom.ts'
export { type MockAround, mockAround, within } from './within.ts'
