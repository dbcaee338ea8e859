import type { Database } from 'better-sqlite3'
import type { Tokens, ZoomUser } from './zoom-answers.ts'

/** A row that isn't deleted. There is no type, and no query, for a deleted one: nobody has a use for it. */
export interface LiveConnection extends Tokens {
  readonly id: number
  readonly person: string
  readonly zoomUserId: string
  readonly zoomEmail: string
}

/** The tokens of each person. There is no column for an authorization code: it is used once and never kept. */
export interface TokenStore {
  live(person: string): LiveConnection | undefined
  /** Starts a new row, and deletes the rows whose grants Zoom has ended by granting it. */
  connect(person: string, zoomUser: ZoomUser, tokens: Tokens): void
  /** Claims the one refresh of this row's refresh token; false if somebody else holds the claim. */
  claimRefresh(row: LiveConnection): boolean
  releaseRefresh(row: LiveConnection): void
  /** Replaces both tokens; undefined if the row was deleted in the meantime. */
  saveRotated(row: LiveConnection, tokens: Tokens): LiveConnection | undefined
  softDelete(row: LiveConnection): void
  /**
   * The Zoom user removed our app, at that time on Zoom's clock (milliseconds). Later connections stay: the
   * event can arrive late, or twice.
   */
  endedAtZoom(zoomUserId: string, at: number): void
}

const schema = `
  CREATE TABLE IF NOT EXISTS zoom_connections (
    id INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    zoom_user_id TEXT NOT NULL,
    zoom_email TEXT NOT NULL,
    access_token TEXT NOT NULL,
    refresh_token TEXT NOT NULL,
    expires_at INTEGER NOT NULL, -- times are milliseconds
    api_url TEXT NOT NULL,
    refresh_claimed_until INTEGER NOT NULL DEFAULT 0,
    connected_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_row_per_person
    ON zoom_connections (person) WHERE deleted_at IS NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_row_per_zoom_user
    ON zoom_connections (zoom_user_id) WHERE deleted_at IS NULL;`

const liveColumns = `id, person, zoom_user_id AS zoomUserId, zoom_email AS zoomEmail, access_token AS accessToken,
  refresh_token AS refreshToken, expires_at AS expiresAt, api_url AS apiUrl`

/** The date stays, the secrets go. */
const softDeleted = `deleted_at = @now, access_token = '', refresh_token = ''`

/** Longer than a refresh may take (ten seconds), so that only a process that died loses its claim. */
const claimLasts = 15_000

export function createTokenStore(database: Database): TokenStore {
  database.exec(schema)
  const selectLive = database.prepare<[string], LiveConnection>(
    `SELECT ${liveColumns} FROM zoom_connections WHERE person = ? AND deleted_at IS NULL`,
  )
  const deleteReplaced = database.prepare(
    `UPDATE zoom_connections SET ${softDeleted}
     WHERE (person = @person OR zoom_user_id = @zoomUserId) AND deleted_at IS NULL`,
  )
  const insert = database.prepare(
    `INSERT INTO zoom_connections
       (person, zoom_user_id, zoom_email, access_token, refresh_token, expires_at, api_url, connected_at)
     VALUES (@person, @zoomUserId, @zoomEmail, @accessToken, @refreshToken, @expiresAt, @apiUrl, @now)`,
  )
  const claim = database.prepare(
    `UPDATE zoom_connections SET refresh_claimed_until = @now + ${claimLasts}
     WHERE id = @id AND refresh_token = @refreshToken AND refresh_claimed_until <= @now AND deleted_at IS NULL`,
  )
  const release = database.prepare(`UPDATE zoom_connections SET refresh_claimed_until = 0 WHERE id = @id`)
  const rotate = database.prepare<[object], LiveConnection>(
    `UPDATE zoom_connections
     SET access_token = @accessToken, refresh_token = @refreshToken, expires_at = @expiresAt, api_url = @apiUrl,
         refresh_claimed_until = 0
     WHERE id = @id AND deleted_at IS NULL
     RETURNING ${liveColumns}`,
  )
  const softDelete = database.prepare(
    `UPDATE zoom_connections SET ${softDeleted} WHERE id = @id AND deleted_at IS NULL`,
  )

  const endedAtZoom = database.prepare(
    `UPDATE zoom_connections SET ${softDeleted}
     WHERE zoom_user_id = @zoomUserId AND connected_at <= @at AND deleted_at IS NULL`,
  )

  return {
    live: (person) => selectLive.get(person),

    // A new authorization ends every earlier one of the same Zoom user for this app (Zoom's error 4741), whichever of
    // our people it belonged to. Without this, the earlier person looks connected and fails at the next refresh.
    connect: database.transaction((person: string, zoomUser: ZoomUser, tokens: Tokens) => {
      const row = { person, zoomUserId: zoomUser.id, zoomEmail: zoomUser.email, now: Date.now() }
      deleteReplaced.run(row)
      insert.run({ ...row, ...tokens })
    }),

    claimRefresh: (row) => claim.run({ ...row, now: Date.now() }).changes === 1,
    releaseRefresh: (row) => void release.run(row),
    saveRotated: (row, tokens) => rotate.get({ ...tokens, id: row.id }),
    softDelete: (row) => void softDelete.run({ id: row.id, now: Date.now() }),
    endedAtZoom: (zoomUserId, at) => void endedAtZoom.run({ zoomUserId, at, now: Date.now() }),
  }
}
