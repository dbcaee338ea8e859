import type { App } from '../domain/app.ts'
import type { ClientId } from '../domain/ids.ts'
import type { Peeled } from '../domain/likeness.ts'
import { nearestOf, peel } from '../domain/likeness.ts'
import { parseJson } from '../domain/parse-json.ts'
import { placeholderIn } from '../domain/placeholder.ts'
import type { Recognition, Sign, ValueKind } from '../domain/recognition.ts'
import type { Token } from '../domain/token.ts'
import type { FlowContext } from '../flow-context.ts'
import type { Forgettable } from '../storage/pruning.ts'
import { grantOf } from './grants.ts'

/** The texts of this many tokens are signed again, to see whether one of them was damaged. */
const tokensCompared = 16

/** What was sent in place of a token: a known one with something around it, another thing, or a foreign one. */
export function recogniseToken(context: FlowContext, text: string): Recognition {
  const word = placeholderIn(text)
  if (word !== undefined) return { is: 'placeholder', word }
  const peeled = peel(text)
  const token = readToken(context, peeled) ?? damagedToken(context, text)
  if (token) return { is: 'altered', how: token.how, of: token.one.id }
  return otherThing(context, text) ?? foreignToken(context, peeled)
}

/** What was sent in place of a code. `clientId` is the app that sent it. */
export function recogniseCode(context: FlowContext, text: string, clientId: ClientId): Recognition {
  const { storage } = context
  const word = placeholderIn(text)
  if (word !== undefined) return { is: 'placeholder', word }
  const peeled = peel(text)
  const whole = firstKnown(peeled, storage.codes.findByText)
  const code = whole ?? nearestOf(text, storage.codes.latestOf(clientId), (each) => each.text)
  if (code) return { is: 'altered', how: code.how, of: code.one.id }
  const token = readToken(context, peeled)
  if (token) return anotherToken(context, token)
  const other = otherThing(context, text)
  if (other) return other
  const sign = signOfCode(context, text)
  return isForgotten(context, 'codes', sign) ? { is: 'too-old' } : { is: 'from-elsewhere', sign }
}

/** What was sent in place of a device code. */
export function recogniseDeviceCode(context: FlowContext, text: string): Recognition {
  const word = placeholderIn(text)
  if (word !== undefined) return { is: 'placeholder', word }
  const code = nearestOf(text, context.storage.deviceCodes.latest(), (each) => each.deviceCode)
  if (code) return { is: 'altered', how: code.how, of: code.one.id }
  const other = otherThing(context, text)
  if (other) return other
  const sign = /^[\w-]{40}$/.test(text) ? 'right-shape' : 'wrong-shape'
  return isForgotten(context, 'device codes', sign) ? { is: 'too-old' } : { is: 'from-elsewhere', sign }
}

/** What was sent in place of a client id; undefined if nothing is known about it. */
export function recogniseClientId({ storage }: FlowContext, text: string): Recognition | undefined {
  const apps = storage.apps.list()
  const near = nearestOf(text, apps, (app) => app.clientId)
  if (near) return { is: 'altered', how: near.how, of: near.one.clientId }
  const word = placeholderIn(text)
  return word === undefined ? valueOfApp(apps, text, ['client id']) : { is: 'placeholder', word }
}

/** What was sent in place of the secret of `app`; undefined if nothing is known about it. */
export function recogniseSecret({ storage }: FlowContext, text: string, app: App): Recognition | undefined {
  const own = nearestOf(text, [app], (each) => each.clientSecret)
  if (own) return { is: 'altered', how: own.how, of: app.clientId }
  const others = storage.apps.list().filter(({ clientId }) => clientId !== app.clientId)
  const word = placeholderIn(text)
  if (word !== undefined) return { is: 'placeholder', word }
  return valueOfApp([app], text, ['client secret']) ?? valueOfApp(others, text, [])
}

/** What was sent in place of the account id of `app`; undefined if nothing is known about it. */
export function recogniseAccountId(
  { storage }: FlowContext,
  text: string,
  app: App,
): Recognition | undefined {
  const own = nearestOf(text, [app], (each) => each.accountId)
  if (own) return { is: 'altered', how: own.how, of: app.clientId }
  const word = placeholderIn(text)
  if (word !== undefined) return { is: 'placeholder', word }
  const others = storage.apps.list().filter(({ clientId }) => clientId !== app.clientId)
  return valueOfApp([app], text, ['account id']) ?? valueOfApp(others, text, [])
}

/** The values of an app that people mix up. Each of its subscriptions can have a webhook secret of its own. */
const valuesOfApps: readonly (readonly [ValueKind, (app: App) => readonly (string | null)[]])[] = [
  ['client secret', (app) => [app.clientSecret]],
  ['client id', (app) => [app.clientId]],
  ['webhook secret', (app) => [app.webhookSecret, ...app.subscriptions.map(({ secret }) => secret)]],
  ['verification token', (app) => [app.verificationToken]],
  ['account id', (app) => [app.accountId]],
]

function valueOfApp(
  apps: readonly App[],
  text: string,
  except: readonly ValueKind[],
): Recognition | undefined {
  for (const [kind, read] of valuesOfApps) {
    if (except.includes(kind)) continue
    const values = apps.flatMap((app) => read(app).map((value) => ({ app, value })))
    const near = nearestOf(text, values, ({ value }) => value)
    if (near) return { is: 'another-kind', kind, how: near.how, of: near.one.app.clientId }
  }
  return undefined
}

/** A code, a device code, a user code or an app's setting that was sent in place of a token or a code. */
function otherThing({ storage }: FlowContext, text: string): Recognition | undefined {
  const peeled = peel(text)
  const code = firstKnown(peeled, storage.codes.findByText)
  if (code) return { is: 'another-kind', kind: 'code', how: code.how, of: code.one.userId }
  const device = firstKnown(peeled, storage.deviceCodes.findByDeviceCode)
  if (device) return { is: 'another-kind', kind: 'device code', how: device.how, of: device.one.clientId }
  const user = firstKnown(peeled, storage.deviceCodes.findByUserCode)
  if (user) return { is: 'another-kind', kind: 'user code', how: user.how, of: user.one.clientId }
  return valueOfApp(storage.apps.list(), text, [])
}

function anotherToken(
  context: FlowContext,
  { one, how }: { one: Token; how: Peeled['undone'] },
): Recognition {
  const { clientId } = grantOf(context, one)
  return { is: 'another-kind', kind: `${one.kind} token`, how, of: clientId }
}

function firstKnown<Known>(peeled: readonly Peeled[], find: (text: string) => Known | undefined) {
  for (const { text, undone } of peeled) {
    const one = find(text)
    if (one !== undefined) return { one, how: undone }
  }
  return undefined
}

function readToken({ signer, storage }: FlowContext, peeled: readonly Peeled[]) {
  for (const { text, undone } of peeled) {
    const id = signer.read(text)
    const one = id && storage.tokens.find(id)
    if (one) return { one, how: undone }
  }
  return undefined
}

/** The texts of tokens aren’t kept; the latest ones are signed again. */
function damagedToken(context: FlowContext, text: string) {
  const { storage, signer, switches } = context
  const latest = storage.tokens.latest(tokensCompared)
  const texts = new Map<Token, string>()
  for (const token of latest) {
    const grant = grantOf(context, token)
    const user = storage.users.find(grant.userId)
    if (user) texts.set(token, signer.sign({ token, grant, user }, switches.tokenFormat))
  }
  return nearestOf(text, texts.keys(), (token) => texts.get(token) ?? null)
}

/** The texts of old codes aren't kept: any one that could be this mock's may have been. */
function isForgotten({ storage }: FlowContext, what: Forgettable, sign: Sign): boolean {
  return sign !== 'wrong-shape' && storage.pruning.hasForgotten(what)
}

function foreignToken({ storage, signer }: FlowContext, peeled: readonly Peeled[]): Recognition {
  for (const { text } of peeled) {
    if (signer.read(text) !== undefined) {
      return storage.pruning.hasForgotten('tokens')
        ? { is: 'too-old' }
        : { is: 'from-elsewhere', sign: 'our-signature' }
    }
    const clientId = clientIdIn(text)
    if (clientId === undefined) continue
    const sign: Sign = storage.apps.find(clientId) ? 'our-app' : 'another-app'
    return { is: 'from-elsewhere', sign, clientId }
  }
  return {
    is: 'from-elsewhere',
    sign: peeled.some(({ text }) => isShapedLikeToken(text)) ? 'right-shape' : 'wrong-shape',
  }
}

function isShapedLikeToken(text: string): boolean {
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(text) || /^[0-9a-f]{32}\.[\w-]{43}$/.test(text)
}

/** The client id that a token of Zoom’s names, whoever signed it. */
function clientIdIn(text: string): string | undefined {
  const [, payload] = /^eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]*$/.exec(text) ?? []
  if (payload === undefined) return undefined
  const claims = parseJson(Buffer.from(payload, 'base64url').toString())
  if (typeof claims !== 'object' || claims === null || !('iss' in claims)) return undefined
  return /^(?:zm:cid|urn:zoom:connect:clientid):([\w.-]{1,64})$/.exec(String(claims.iss))?.[1]
}

function signOfCode({ storage }: FlowContext, text: string): Sign {
  const [, userId] = /^[\w-]{10}_([\w-]{22})$/.exec(text) ?? []
  if (userId !== undefined && storage.users.find(userId)) return 'our-user'
  return /^[\w-]{30,40}$/.test(text) ? 'right-shape' : 'wrong-shape'
}
