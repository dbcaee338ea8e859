/** What the commands need to lead a program's Zoom to the mock. */
export { authorityFolder } from './authority/authority-folder.ts'
export { openAuthority } from './authority/open-authority.ts'
export { readProxy } from './elsewhere.ts'
export type { Environment } from './environment.ts'
export type { Interceptor, InterceptorOptions } from './interceptor.ts'
export { startInterceptor } from './interceptor.ts'
