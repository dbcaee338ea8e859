/** What an app may do, by the verb in its scope. Classic scopes have read and write alone. */
const verbs: Readonly<Record<string, string>> = {
  read: 'See',
  write: 'Create and change',
  update: 'Change',
  delete: 'Delete',
  manage: 'Manage',
  list: 'List',
}

/** Whose data it is about, by the level at the end of a scope. */
const levels: Readonly<Record<string, string>> = {
  admin: ' of everybody in your account',
  master: ' in your account and its sub accounts',
}

/** The words for what people know under another name. */
const things: Readonly<Record<string, string>> = {
  user: 'your profile',
  meeting: 'your meetings',
  recording: 'your recordings',
  webinar: 'your webinars',
}

/**
 * One sentence about a scope, for the person who is asked to allow it. Granular scopes are `product:verb:thing[:level]`, classic
 * ones `thing:verb[:level]`. The words are mock-zoom's: Zoom has its own for each scope.
 *
 * @example describeScope('meeting:write:meeting') // 'Create and change your meetings.'
 */
export function describeScope(scope: string): string {
  const [product = '', second = '', ...rest] = scope.split(':')
  const level = rest.find((part) => part in levels)
  const verb = verbs[second] ?? 'Use'
  const named = rest.find((part) => part !== level && verbs[part] === undefined) ?? product
  // Lists have a scope of their own: list_meetings.
  const thing = named.replace(/^list_(.*)s$/, '$1')
  const words = thing.replaceAll('_', ' ')
  const plain = `${words === product ? '' : `${product} `}${words}`
  if (level !== undefined) return `${verb} the ${plain} data${levels[level]}.`
  return `${verb} ${things[thing] ?? `your ${plain} data`}.`
}
