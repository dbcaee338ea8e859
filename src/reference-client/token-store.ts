import { randomUUID } from 'node:crypto'
import type { SqlDatabase } from './store/sql-database.ts'
import { hashOf, plainTokens, type TokenCipher } from './store/token-cipher.ts'
import type { Tokens, ZoomUser } from './zoom-answers.ts'

/** A row that isn't deleted. There is no type, and no query, for a deleted one: nobody has a use for it. */
export interface LiveConnection extends Tokens {
  readonly id: number
  readonly person: string
  readonly zoomUserId: string
  readonly zoomEmail: string
  /** Somebody claimed a refresh and never said how it ended: it is running, or its instance has died or hangs. */
  readonly refreshIsClaimed: boolean
}

/** The tokens of each person. There is no column for an authorization code: it is used once and never kept. */
export interface TokenStore {
  live(person: string): Promise<LiveConnection | undefined>
  /** Starts a new row, and deletes the rows whose grants Zoom has ended by granting it. */
  connect(person: string, zoomUser: ZoomUser, tokens: Tokens): Promise<void>
  /** Claims the one refresh of this row's refresh token; false if somebody else holds the claim. */
  claimRefresh(row: LiveConnection): Promise<boolean>
  /** Gives our own claim back; that of somebody else stays. */
  releaseRefresh(row: LiveConnection): Promise<void>
  /** Replaces the tokens of `row`; undefined if they aren't there any more: deleted, or replaced by somebody else. */
  saveRotated(row: LiveConnection, tokens: Tokens): Promise<LiveConnection | undefined>
  /** Zoom says that the refresh token of `row` is dead. A row that has another one by now stays; false then. */
  declareDead(row: LiveConnection): Promise<boolean>
  /** Deletes the row, whatever tokens are in it by now: its person wants that. */
  softDelete(row: LiveConnection): Promise<void>
  /**
   * The Zoom user removed our app, at that time on Zoom's clock (milliseconds). Later connections stay: the
   * event can arrive late, or twice.
   */
  endedAtZoom(zoomUserId: string, at: number): Promise<void>
}

/** Longer than a refresh may take (ten seconds), so that only an instance that died, or hangs, loses its claim. */
const claimLasts = 15_000

/** One store per instance: it knows its own claims from those of the others. */
export function createTokenStore(database: SqlDatabase, cipher: TokenCipher = plainTokens): TokenStore {
  const { now } = database
  const me = randomUUID()

  /** The date stays, the secrets go. */
  const softDeleted = `deleted_at = ${now}, access_token = '', refresh_token = '', refresh_token_hash = ''`
  /** The row as it was read: it lives, and nobody has replaced the refresh token that we have sent, or are about to send. */
  const sameToken = `id = :id AND refresh_token_hash = :sentHash AND deleted_at IS NULL`
  const sent = ({ id, refreshToken }: LiveConnection) => ({ id, sentHash: hashOf(refreshToken) })

  async function live(person: string): Promise<LiveConnection | undefined> {
    const [row] = await database.rows(
      `SELECT id, person, zoom_user_id, zoom_email, access_token, refresh_token, expires_at, api_url, refresh_claimed_until
       FROM zoom_connections WHERE person = :person AND deleted_at IS NULL`,
      { person },
    )
    return row && opened(readLive(row))
  }

  /** The hash is that of the token itself: two ciphertexts of one token differ, so they can't be compared. */
  async function columnsOf(owner: Owner, { accessToken, refreshToken, expiresAt, apiUrl }: Tokens) {
    const of = [owner.person, owner.zoomUserId]
    return {
      accessToken: await cipher.seal(accessToken, { of, column: 'access_token' }),
      refreshToken: await cipher.seal(refreshToken, { of, column: 'refresh_token' }),
      hash: hashOf(refreshToken),
      expiresAt,
      apiUrl,
    }
  }

  async function opened(row: LiveConnection): Promise<LiveConnection> {
    const of = [row.person, row.zoomUserId]
    return {
      ...row,
      accessToken: await cipher.open(row.accessToken, { of, column: 'access_token' }),
      refreshToken: await cipher.open(row.refreshToken, { of, column: 'refresh_token' }),
    }
  }

  return {
    live,

    // A new authorization ends every earlier one of the same Zoom user for this app (Zoom's error 4741), whichever of
    // our people it belonged to. Without this, the earlier person looks connected and fails at the next refresh.
    async connect(person, zoomUser, tokens) {
      const owner = { person, zoomUserId: zoomUser.id }
      const columns = await columnsOf(owner, tokens)
      await database.changeAll([
        {
          sql: `UPDATE zoom_connections SET ${softDeleted}
            WHERE (person = :person OR zoom_user_id = :zoomUserId) AND deleted_at IS NULL`,
          values: owner,
        },
        {
          sql: `INSERT INTO zoom_connections
            (person, zoom_user_id, zoom_email, access_token, refresh_token, refresh_token_hash, expires_at, api_url,
             connected_at)
            VALUES (:person, :zoomUserId, :zoomEmail, :accessToken, :refreshToken, :hash, :expiresAt, :apiUrl, ${now})`,
          values: { ...owner, zoomEmail: zoomUser.email, ...columns },
        },
      ])
    },

    async claimRefresh(row) {
      const claimed = await database.change(
        `UPDATE zoom_connections SET refresh_claimed_until = ${now} + ${claimLasts}, refresh_claimed_by = :me
         WHERE ${sameToken} AND refresh_claimed_until <= ${now}`,
        { ...sent(row), me },
      )
      return claimed === 1
    },

    async releaseRefresh(row) {
      await database.change(
        `UPDATE zoom_connections SET refresh_claimed_until = 0, refresh_claimed_by = ''
         WHERE ${sameToken} AND refresh_claimed_by = :me`,
        { ...sent(row), me },
      )
    },

    // By the token that was sent, and not by whoever holds the claim: an instance that wakes up after its claim has run out
    // has the only pair that works.
    async saveRotated(row, tokens) {
      const { person, zoomUserId } = row
      const columns = await columnsOf({ person, zoomUserId }, tokens)
      const saved = await database.change(
        `UPDATE zoom_connections
         SET access_token = :accessToken, refresh_token = :refreshToken, refresh_token_hash = :hash,
             expires_at = :expiresAt, api_url = :apiUrl, refresh_claimed_until = 0, refresh_claimed_by = ''
         WHERE ${sameToken}`,
        { ...columns, ...sent(row) },
      )
      return saved === 1 ? { ...row, ...tokens, refreshIsClaimed: false } : undefined
    },

    async declareDead(row) {
      const sql = `UPDATE zoom_connections SET ${softDeleted} WHERE ${sameToken}`
      return (await database.change(sql, sent(row))) === 1
    },

    async softDelete({ id }) {
      await database.change(
        `UPDATE zoom_connections SET ${softDeleted} WHERE id = :id AND deleted_at IS NULL`,
        { id },
      )
    },

    async endedAtZoom(zoomUserId, at) {
      await database.change(
        `UPDATE zoom_connections SET ${softDeleted}
         WHERE zoom_user_id = :zoomUserId AND connected_at <= :at AND deleted_at IS NULL`,
        { zoomUserId, at },
      )
    },
  }
}

type Owner = Pick<LiveConnection, 'person' | 'zoomUserId'>

/** PostgreSQL gives whole numbers of 64 bits as text. */
function readLive(row: Readonly<Record<string, unknown>>): LiveConnection {
  return {
    id: Number(row.id),
    person: String(row.person),
    zoomUserId: String(row.zoom_user_id),
    zoomEmail: String(row.zoom_email),
    accessToken: String(row.access_token),
    refreshToken: String(row.refresh_token),
    expiresAt: Number(row.expires_at),
    apiUrl: String(row.api_url),
    refreshIsClaimed: Number(row.refresh_claimed_until) > 0,
  }
}
