/** What the commands need to send a program's Zoom traffic to the mock. */
export { authorityFolder } from './authority/authority-folder.ts'
export { openAuthority } from './authority/open-authority.ts'
export type { Environment } from './environment.ts'
export type { Interceptor, InterceptorOptions } from './interceptor.ts'
export { startInterceptor } from './interceptor.ts'
export type { SentToZoom } from './sent-to-zoom.ts'
export { readProxy } from './upstream.ts'
