/** What a variable of this name is for, the more precise first; the values are placeholders of a subject file. */
const meanings: readonly (readonly [name: RegExp, value: string])[] = [
  [/^((HTTP|APP|SERVER|WEB)_)?PORT$/, '{port}'],
  [/ZOOM.*(WEBHOOK|EVENT|VERIFICATION|SECRET_TOKEN)|^WEBHOOK_SECRET/, '{webhookSecret}'],
  [/ZOOM.*ACCOUNT_ID$/, '{accountId}'],
  [/^(\w*ZOOM\w*_|OAUTH_)?CLIENT_?ID$/, '{clientId}'],
  [/^(\w*ZOOM\w*_|OAUTH_)?CLIENT_?SECRET$/, '{clientSecret}'],
  [/^(\w*ZOOM\w*_|OAUTH_)?(REDIRECT|CALLBACK)_(URL|URI)$/, '{redirectUri}'],
  [/^ZOOM_(\w+_)?(URL|HOST|ORIGIN|SERVER)$/, '{zoomUrl}'],
  [/^(BASE|APP|PUBLIC|SITE|SERVER|NEXTAUTH|AUTH|ROOT)_(URL|ORIGIN)$/, '{baseUrl}'],
  [/^(DATABASE|DB|SQLITE)(_(PATH|FILE))?$/, '{dataFolder}/app.db'],
]

/** The variables to start an app with, by the names that its sources contain; undefined if they contain none that says Zoom’s credentials. */
export function environmentFor(names: readonly string[]): Readonly<Record<string, string>> | undefined {
  const known = names.flatMap((name): [string, string][] => {
    const meaning = meanings.find(([pattern]) => pattern.test(name))
    return meaning === undefined ? [] : [[name, meaning[1]]]
  })
  const env = Object.fromEntries(known)
  return Object.values(env).includes('{clientId}') ? env : undefined
}
