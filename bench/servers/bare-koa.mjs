import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import Koa from 'koa'
import rawBody from 'raw-body'

/**
 * The minimum for what mock-zoom does: koa, the same form, the same two signatures, the same rows in one transaction, and no
 * checks. Its share of the time is what mock-zoom can't save.
 */
export const bareKoa = {
  name: 'bare koa, the same work',
  module: import.meta.url,
  health: '/health',
  authorize: '/oauth/authorize',
  token: '/oauth/token',
  clientId: 'acme_scheduler_dev_01',
  clientSecret: 'acme-scheduler-secret-for-dev-01',
}

const secret = randomBytes(64)
const keyId = randomUUID()

/** Resolves, once it listens, to the function that stops it. */
export async function start(port) {
  const db = new Database(':memory:')
  db.exec(`
    CREATE TABLE codes (id TEXT PRIMARY KEY, text TEXT NOT NULL UNIQUE, redirect_uri TEXT, challenge TEXT, expires_at INTEGER) STRICT;
    CREATE TABLE grants (id TEXT PRIMARY KEY, code_id TEXT UNIQUE, scopes TEXT, created_at INTEGER) STRICT;
    CREATE TABLE tokens (id TEXT PRIMARY KEY, kind TEXT, grant_id TEXT, expires_at INTEGER, ended_at INTEGER) STRICT;
    CREATE INDEX tokens_of_grant ON tokens (grant_id, kind, ended_at);
    CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER, request_id TEXT, type TEXT, event TEXT) STRICT;
    CREATE INDEX journal_by_type ON journal (type, seq);`)
  const insertCode = db.prepare('INSERT INTO codes VALUES (?, ?, ?, ?, ?)')
  const insertGrant = db.prepare('INSERT INTO grants VALUES (?, ?, ?, ?)')
  const insertToken = db.prepare('INSERT INTO tokens VALUES (?, ?, ?, ?, NULL)')
  const endTokens = db.prepare(
    'UPDATE tokens SET ended_at = ? WHERE grant_id = ? AND kind = ? AND ended_at IS NULL',
  )
  const insertEntry = db.prepare('INSERT INTO journal (at, request_id, type, event) VALUES (?, ?, ?, ?)')
  const inTransaction = db.transaction((work) => work())

  const record = (ctx, type, event) => {
    const requestId = randomUUID()
    insertEntry.run(Date.now(), requestId, type, JSON.stringify(event))
    const { method, path, querystring, headers } = ctx
    const answered = { method, path, querystring, headers, body: ctx.body ?? '' }
    insertEntry.run(Date.now(), requestId, 'request.answered', JSON.stringify(answered))
  }

  const authorize = (ctx) => {
    const query = new URLSearchParams(ctx.querystring)
    const [id, text] = [randomUUID(), randomBytes(24).toString('base64url')]
    inTransaction(() => {
      insertCode.run(id, text, query.get('redirect_uri'), query.get('code_challenge'), Date.now() + 300_000)
      record(ctx, 'code.issued', { id, clientId: query.get('client_id') })
    })
    ctx.status = 302
    ctx.set('Location', `${query.get('redirect_uri')}?code=${text}&state=${query.get('state')}`)
  }

  const token = async (ctx) => {
    const form = new URLSearchParams(await rawBody(ctx.req, { encoding: 'utf-8' }))
    const now = Date.now()
    const isRefresh = form.get('grant_type') === 'refresh_token'
    const grantId = isRefresh ? grantIn(form.get('refresh_token')) : randomUUID()
    const [access, refresh] = [randomUUID(), randomUUID()]
    inTransaction(() => {
      if (!isRefresh) insertGrant.run(grantId, form.get('code'), 'user:read:user', now)
      for (const kind of isRefresh ? ['access', 'refresh'] : []) endTokens.run(now, grantId, kind)
      insertToken.run(access, 'access', grantId, now + 3_600_000)
      insertToken.run(refresh, 'refresh', grantId, now + 7_776_000_000)
      record(ctx, 'tokens.issued', { grantId, access, refresh })
    })
    ctx.body = {
      access_token: sign(access, grantId, 0),
      token_type: 'bearer',
      refresh_token: sign(refresh, grantId, 1),
      expires_in: 3600,
    }
  }

  const app = new Koa()
  app.use((ctx) => {
    if (ctx.path === '/oauth/token') return token(ctx)
    if (ctx.path === '/oauth/authorize') return authorize(ctx)
    ctx.body = 'up'
  })
  const server = await new Promise((resolve) => {
    const listening = app.listen(port, '127.0.0.1', () => resolve(listening))
  })
  return () => new Promise((resolve) => server.close(resolve))
}

function sign(jti, auid, type) {
  const seconds = Math.floor(Date.now() / 1000)
  const claims = {
    ...{ ver: 8, auid, code: 'a-code', iss: `zm:cid:${bareKoa.clientId}`, gno: 0, type, tid: 0 },
    ...{ aud: 'https://oauth.zoom.us', uid: 'a-user', nbf: seconds, exp: seconds + 3600, iat: seconds },
    ...{ aid: 'an-account', jti },
  }
  const header = { sv: '000001', alg: 'HS512', v: '2.0', kid: keyId }
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${createHmac('sha512', secret).update(text).digest('base64url')}`
}

function grantIn(token) {
  const [, payload = ''] = token.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).auid
}
