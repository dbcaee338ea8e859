import type { RefusalReason, Switches } from '../../src/mock-zoom/index.ts'

/** What the model knows about a code. Times are seconds of the model's own clock. */
interface ModelCode {
  readonly app: number
  readonly user: number
  readonly issuedAt: number
  grant: ModelGrant | undefined
  replaced: boolean
}

interface ModelGrant {
  readonly app: number
  readonly user: number
  ended: 'superseded' | 'revoked' | undefined
  readonly tokens: ModelToken[]
}

interface ModelToken {
  readonly kind: 'access' | 'refresh'
  readonly grant: ModelGrant
  readonly issuedAt: number
  ended: 'rotated' | 'revoked' | 'superseded' | undefined
}

/** What should happen: yes, or the true reason for a no. */
export type Verdict = 'yes' | RefusalReason

/** The switches that the model knows. */
export type ModelSwitches = Pick<
  Switches,
  | 'codeTtl'
  | 'expiresIn'
  | 'refreshTtl'
  | 'codeReplayRevokesTokens'
  | 'codeReplacesPrevious'
  | 'refreshReuseKillsFamily'
  | 'refreshRevokesPreviousAccess'
  | 'reauthorizeRevokesAccess'
  | 'reauthorizeRevokesRefresh'
  | 'revokeTakes'
>

/**
 * The authorization-code flow as you would explain it at a whiteboard: no HTTP, no SQL, no JWT. The mock has to agree
 * with it after any sequence of operations.
 */
export class Model {
  now = 0
  readonly codes: ModelCode[] = []
  readonly tokens: ModelToken[] = []
  readonly #grants: ModelGrant[] = []
  /** Which user has allowed which app. */
  readonly #consents = new Set<string>()
  readonly #switches: ModelSwitches

  constructor(switches: ModelSwitches) {
    this.#switches = switches
  }

  authorize(app: number, user: number): void {
    this.#consents.add(`${user} ${app}`)
    if (this.#switches.codeReplacesPrevious)
      for (const code of this.codes)
        if (code.app === app && code.user === user && this.#isOutstanding(code)) code.replaced = true
    this.codes.push({ app, user, issuedAt: this.now, grant: undefined, replaced: false })
  }

  /** Ends the user's grants to the app, and forgets the consent. False if there is neither. */
  uninstall(app: number, user: number): boolean {
    const live = this.#grants.filter((grant) => !grant.ended && grant.app === app && grant.user === user)
    const known = this.#consents.delete(`${user} ${app}`)
    for (const grant of live) this.#close(grant)
    return known || live.length > 0
  }

  exchange(code: ModelCode, app: number, sameRedirectUri: boolean): Verdict {
    if (code.app !== app) return 'code-for-another-app'
    if (code.grant) {
      if (this.#switches.codeReplayRevokesTokens) this.#close(code.grant)
      return 'code-spent'
    }
    if (code.replaced) return 'code-replaced'
    if (this.now - code.issuedAt >= this.#switches.codeTtl) return 'code-expired'
    if (!sameRedirectUri) return 'redirect-uri-mismatch'
    const grant: ModelGrant = { app, user: code.user, ended: undefined, tokens: [] }
    code.grant = grant
    this.#supersedeOthers(grant)
    this.#grants.push(grant)
    this.#issue(grant, 'access')
    this.#issue(grant, 'refresh')
    return 'yes'
  }

  refresh(token: ModelToken, app: number): Verdict {
    const { grant } = token
    if (token.kind !== 'refresh') return 'not-a-refresh-token'
    if (grant.app !== app) return 'refresh-token-for-another-app'
    if (token.ended) {
      if (token.ended === 'rotated' && this.#switches.refreshReuseKillsFamily) this.#close(grant)
      return `refresh-token-${token.ended}`
    }
    if (this.now - token.issuedAt >= this.#switches.refreshTtl) return 'refresh-token-expired'
    if (this.#switches.refreshRevokesPreviousAccess) this.#end(grant, 'access', 'revoked')
    token.ended = 'rotated'
    this.#issue(grant, 'access')
    this.#issue(grant, 'refresh')
    return 'yes'
  }

  use(token: ModelToken): Verdict {
    if (token.kind !== 'access') return 'not-an-access-token'
    if (token.ended === 'superseded') return 'access-token-superseded'
    if (token.ended) return 'access-token-revoked'
    return this.now - token.issuedAt >= this.#switches.expiresIn ? 'access-token-expired' : 'yes'
  }

  /** Revoking always succeeds; it ends a grant only for its own app. */
  revoke(token: ModelToken, app: number): Verdict {
    const taken = token.kind === 'access' || this.#switches.revokeTakes === 'access-and-refresh'
    if (token.grant.app !== app || !taken) return 'revoke-token-unknown'
    this.#close(token.grant)
    return 'yes'
  }

  #issue(grant: ModelGrant, kind: ModelToken['kind']): void {
    const token: ModelToken = { kind, grant, issuedAt: this.now, ended: undefined }
    grant.tokens.push(token)
    this.tokens.push(token)
  }

  #isOutstanding({ grant, issuedAt }: ModelCode): boolean {
    return grant === undefined && this.now - issuedAt < this.#switches.codeTtl
  }

  #supersedeOthers(newer: ModelGrant): void {
    const { reauthorizeRevokesAccess, reauthorizeRevokesRefresh } = this.#switches
    if (!reauthorizeRevokesAccess && !reauthorizeRevokesRefresh) return
    for (const grant of this.#grants) {
      if (grant.ended || grant.app !== newer.app || grant.user !== newer.user) continue
      if (reauthorizeRevokesAccess && reauthorizeRevokesRefresh) grant.ended = 'superseded'
      if (reauthorizeRevokesAccess) this.#end(grant, 'access', 'superseded')
      if (reauthorizeRevokesRefresh) this.#end(grant, 'refresh', 'superseded')
    }
  }

  #close(grant: ModelGrant): void {
    if (grant.ended) return
    grant.ended = 'revoked'
    this.#end(grant, 'access', 'revoked')
    this.#end(grant, 'refresh', 'revoked')
  }

  #end(grant: ModelGrant, kind: ModelToken['kind'], because: 'revoked' | 'superseded'): void {
    for (const token of grant.tokens) if (token.kind === kind) token.ended ??= because
  }
}
