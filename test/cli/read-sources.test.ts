import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { environmentFor } from '../../src/cli/environment-for.ts'
import { readSources } from '../../src/cli/read-sources.ts'
import { temporaryFolder } from '../support/command.ts'

/** One line of each language, as its frameworks have it. */
const lines: readonly (readonly [
  file: string,
  line: string,
  routes: readonly object[],
  fields: readonly string[],
])[] = [
  ['a.js', `app.post('/sign-in', (q) => q.body.person)`, [{ method: 'POST', path: '/sign-in' }], ['person']],
  [
    'b.ts',
    `const { email, code } = await request.body\nrouter.get("/zoom/connect", go)`,
    [{ method: 'GET', path: '/zoom/connect' }],
    ['email'],
  ],
  [
    'c.py',
    `@app.route("/use", methods=["POST"])\nname = request.form["name"]`,
    [{ method: 'POST', path: '/use' }],
    ['name'],
  ],
  [
    'd.rb',
    `get '/auth/zoom/callback' do\n  params['login']`,
    [{ method: 'GET', path: '/auth/zoom/callback' }],
    ['login'],
  ],
  [
    'e.go',
    `http.HandleFunc("POST /use", use)\nr.FormValue("who")`,
    [{ method: 'POST', path: '/use' }],
    ['who'],
  ],
  [
    'f.php',
    `if ($path === '/connect') go($_POST['user']);`,
    [{ method: undefined, path: '/connect' }],
    ['user'],
  ],
]

test.for(lines)('%s: routes and fields are read', ([file, line, routes, fields]) => {
  using folder = temporaryFolder()
  writeFileSync(folder.file(file), line)
  expect(readSources(folder.path)).toMatchObject({ routes, fields })
})

test('tests, packages, files that are large, and paths of Zoom’s own are left out', () => {
  using folder = temporaryFolder()
  for (const other of ['node_modules', 'test', '.git']) {
    mkdirSync(folder.file(other))
    writeFileSync(folder.file(`${other}/a.js`), `app.get('/elsewhere')`)
  }
  writeFileSync(folder.file('large.js'), `app.get('/large')${' '.repeat(300_000)}`)
  writeFileSync(
    folder.file('a.js'),
    `fetch('/oauth/token'); get('/v2/users/me'); get('/logo.png'); get('/status')`,
  )
  expect(readSources(folder.path).routes).toEqual([{ method: 'GET', path: '/status' }])
})

test('the environment goes by what the app’s own variables are called', () => {
  const names = [
    'PORT',
    'ZOOM_CLIENT_ID',
    'ZOOM_CLIENT_SECRET',
    'GOOGLE_CLIENT_ID',
    'ZOOM_REDIRECT_URI',
    'DB_PATH',
    'MAX_SIZE',
  ]
  expect(environmentFor([...names, 'ZOOM_WEBHOOK_SECRET_TOKEN', 'ZOOM_API_URL', 'APP_URL'])).toEqual({
    PORT: '{port}',
    ZOOM_CLIENT_ID: '{clientId}',
    ZOOM_CLIENT_SECRET: '{clientSecret}',
    ZOOM_REDIRECT_URI: '{redirectUri}',
    DB_PATH: '{dataFolder}/app.db',
    ZOOM_WEBHOOK_SECRET_TOKEN: '{webhookSecret}',
    ZOOM_API_URL: '{zoomUrl}',
    APP_URL: '{baseUrl}',
  })
  expect(environmentFor(['PORT', 'GOOGLE_CLIENT_ID'])).toBeUndefined()
})
