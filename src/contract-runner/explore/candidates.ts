import type { PageForm } from '../page-controls.ts'
import type { SubjectAction, SubjectRequest } from '../subject-description.ts'

/** A path that the app seems to have, and its method where that is known. */
export interface Route {
  readonly method?: SubjectRequest['method'] | undefined
  readonly path: string
}

/** What is known about an app before it has been asked anything, such as what its sources contain. */
export interface Hints {
  readonly routes: readonly Route[]
  /** Names of form fields that it reads. */
  readonly fields: readonly string[]
}

const words = {
  signIn: /\b(sign ?in|log ?in|login|session|sessions)\b/i,
  callback: /\b(callback|redirect|return)\b/i,
  connect: /\b(connect|install|authori[sz]e|oauth|link|auth|zoom)\b/i,
  disconnect: /\b(disconnect|unlink|revoke|remove|delete|deauthori[sz]e|sign ?out|log ?out|logout)\b/i,
  webhooks: /\b(webhooks?|events?|hooks?|notifications?)\b/i,
  status: /\b(status|connections?|me|account|settings|dashboard|home)\b/i,
} as const

type Purpose = keyof typeof words

/** `/auth/zoom-callback` in words. */
function isFor(purpose: Purpose, { path }: Route): boolean {
  return words[purpose].test(path.replaceAll(/[^a-z]+/gi, ' '))
}

const common: Readonly<Record<'connect' | 'disconnect' | 'webhooks' | 'status', readonly string[]>> = {
  connect: ['/', '/connect', '/zoom/connect', '/auth/zoom', '/install', '/login'],
  disconnect: ['/disconnect', '/zoom/disconnect'],
  webhooks: ['/zoom/events', '/webhooks/zoom', '/webhook'],
  status: ['/', '/status'],
}

/** Requests that may lead to Zoom, the likeliest first. */
export function connectCandidates({ routes }: Hints): SubjectRequest[] {
  const others: readonly Purpose[] = ['disconnect', 'webhooks', 'signIn']
  const own = routes.filter(
    (route) => isFor('connect', route) && takes('GET', route) && !others.some((each) => isFor(each, route)),
  )
  const direct = own.filter((route) => !isFor('callback', route)).map(({ path }) => path)
  // The library may have the route itself, so that only its callback is in the app’s own code.
  const above = own
    .filter((route) => isFor('callback', route))
    .map(({ path }) => path.replace(/\/[^/]+$/, ''))
  return distinct([...direct, ...above.filter(Boolean), ...common.connect]).map((path) => get(path))
}

/** The path of the callback, as far as the app’s own code has it. */
export function likelyCallback({ routes }: Hints): string | undefined {
  return routes.find((route) => isFor('callback', route) && takes('GET', route))?.path
}

/** Requests that may sign a new person in without a page, the likeliest first. */
export function signInCandidates({ routes, fields }: Hints): SubjectRequest[] {
  if (fields.length === 0) return []
  const form = Object.fromEntries(fields.map((name) => [name, typedInto(name)]))
  return routes
    .filter((route) => isFor('signIn', route) && takes('POST', route))
    .map(({ path }) => ({ method: 'POST', path, form }))
}

/** What a new person types into a field of this name. */
export function typedInto(name: string): string {
  if (/pass/i.test(name)) return 'correct horse'
  return /mail/i.test(name) ? '{person}@example.com' : '{person}'
}

/** Pages that are likely to say whether somebody is connected, these first; others may do so as well. */
export function statusCandidates(
  { routes }: Hints,
  first: readonly string[],
  except: readonly string[],
): SubjectRequest[] {
  const own = routes.filter(
    (route) => isFor('status', route) && !isFor('disconnect', route) && takes('GET', route),
  )
  return distinct([...own.map(({ path }) => path), ...first, ...common.status])
    .filter((path) => !except.includes(path))
    .map((path) => get(path))
}

/** Requests that may make the app call Zoom. */
export function useCandidates(
  { routes }: Hints,
  except: readonly string[],
  forms: readonly FormAt[],
): SubjectAction[] {
  const others: readonly Purpose[] = ['signIn', 'callback', 'disconnect', 'webhooks']
  const own = routes.filter(
    (route) => !others.some((each) => isFor(each, route)) && !except.includes(route.path),
  )
  const act = forms.filter(
    ({ words: said }) =>
      !(['connect', 'disconnect', 'signIn'] as const).some((each) => words[each].test(said)),
  )
  return [
    ...act.map(submitted),
    ...own.filter((route) => takes('POST', route)).map(({ path }) => post(path)),
    ...own.filter((route) => takes('GET', route)).map(({ path }) => get(path)),
  ]
}

/** Requests that may disconnect somebody. */
export function disconnectCandidates({ routes }: Hints, forms: readonly FormAt[]): SubjectAction[] {
  const own = routes.filter((route) => isFor('disconnect', route))
  const paths = distinct([...own.map(({ path }) => path), ...common.disconnect])
  const methods = (path: string) => {
    const known = own.flatMap((route) => (route.path === path && route.method ? [route.method] : []))
    return known.length > 0 ? known : (['POST', 'DELETE', 'GET'] as const)
  }
  return [
    ...forms.filter(({ words: said }) => words.disconnect.test(said)).map(submitted),
    ...paths.flatMap((path) => methods(path).map((method) => ({ method, path }))),
  ]
}

/** A form on a page that somebody sees who is connected. */
export interface FormAt extends PageForm {
  readonly page: SubjectRequest
}

function submitted({ page, step }: FormAt): SubjectAction {
  return [page, step]
}

/** Paths that may take Zoom’s events. */
export function webhookCandidates({ routes }: Hints): string[] {
  return distinct([
    ...routes.filter((route) => isFor('webhooks', route)).map(({ path }) => path),
    ...common.webhooks,
  ])
}

function takes(wanted: SubjectRequest['method'], { method = wanted }: Route): boolean {
  return method === wanted
}

function get(path: string): SubjectRequest {
  return { method: 'GET', path }
}

function post(path: string): SubjectRequest {
  return { method: 'POST', path }
}

function distinct(paths: readonly string[]): string[] {
  return [...new Set(paths)]
}
