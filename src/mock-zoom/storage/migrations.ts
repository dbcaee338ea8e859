/** Numbered steps from nothing to the present schema. Only ever add to the end. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE apps (
    client_id TEXT PRIMARY KEY, client_secret TEXT, name TEXT NOT NULL, redirect_uris TEXT NOT NULL,
    scopes TEXT NOT NULL, strict_mode INTEGER NOT NULL, disabled INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE zoom_users (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL, last_name TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE consents (
    client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES zoom_users ON DELETE CASCADE,
    scopes TEXT NOT NULL, given_at INTEGER NOT NULL, PRIMARY KEY (client_id, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE codes (
    id TEXT PRIMARY KEY, text TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES zoom_users ON DELETE CASCADE,
    redirect_uri TEXT NOT NULL, challenge TEXT, challenge_method TEXT, scopes TEXT NOT NULL,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, redeemed_at INTEGER
  ) STRICT;
  CREATE TABLE grants (
    id TEXT PRIMARY KEY, client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES zoom_users ON DELETE CASCADE,
    code_id TEXT NOT NULL UNIQUE REFERENCES codes, code TEXT NOT NULL, scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL, ended_at INTEGER, ended_because TEXT
  ) STRICT;
  CREATE INDEX grants_of_user ON grants (client_id, user_id) WHERE ended_at IS NULL;
  CREATE TABLE tokens (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, grant_id TEXT NOT NULL REFERENCES grants ON DELETE CASCADE,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, ended_at INTEGER, ended_because TEXT
  ) STRICT;
  CREATE INDEX tokens_of_grant ON tokens (grant_id) WHERE ended_at IS NULL;
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, request_id TEXT, type TEXT NOT NULL, event TEXT NOT NULL
  ) STRICT;
  CREATE INDEX journal_by_type ON journal (type, seq);
  `,
  // Grants without a code (server-to-server, device), what apps and users need for them, device codes.
  `
  ALTER TABLE apps ADD COLUMN kind TEXT NOT NULL DEFAULT 'user-managed';
  ALTER TABLE apps ADD COLUMN account_id TEXT;
  ALTER TABLE apps ADD COLUMN optional_scopes TEXT NOT NULL DEFAULT '';
  ALTER TABLE apps ADD COLUMN subdomain_check INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE apps ADD COLUMN device_flow INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE apps ADD COLUMN draft INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE apps ADD COLUMN webhook_url TEXT;
  ALTER TABLE apps ADD COLUMN webhook_secret TEXT;
  ALTER TABLE apps ADD COLUMN verification_token TEXT;
  ALTER TABLE zoom_users ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE new_grants (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES zoom_users ON DELETE CASCADE,
    code_id TEXT UNIQUE REFERENCES codes, code TEXT NOT NULL, scopes TEXT NOT NULL, token_index INTEGER NOT NULL,
    created_at INTEGER NOT NULL, ended_at INTEGER, ended_because TEXT
  ) STRICT;
  INSERT INTO new_grants SELECT id, 'authorization_code', client_id, user_id, code_id, code, scopes, 0,
    created_at, ended_at, ended_because FROM grants;
  DROP TABLE grants;
  ALTER TABLE new_grants RENAME TO grants;
  CREATE INDEX grants_of_user ON grants (client_id, user_id) WHERE ended_at IS NULL;
  CREATE TABLE device_codes (
    id TEXT PRIMARY KEY, device_code TEXT NOT NULL UNIQUE, user_code TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE, scopes TEXT NOT NULL,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, interval INTEGER NOT NULL, polled_at INTEGER,
    decision TEXT, user_id TEXT REFERENCES zoom_users ON DELETE CASCADE, redeemed_at INTEGER
  ) STRICT;
  `,
  // Events for apps, and the attempts to deliver them.
  `
  CREATE TABLE webhook_deliveries (
    id TEXT PRIMARY KEY, client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE, event TEXT NOT NULL,
    body TEXT NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL, due_at INTEGER, duplicate_of TEXT
  ) STRICT;
  CREATE INDEX webhooks_due ON webhook_deliveries (due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE webhook_attempts (
    delivery_id TEXT NOT NULL REFERENCES webhook_deliveries ON DELETE CASCADE,
    at INTEGER NOT NULL, url TEXT NOT NULL, status INTEGER, failure TEXT, duration INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX attempts_of_delivery ON webhook_attempts (delivery_id);
  `,
  // Meetings, and counts for the limits of the API.
  `
  CREATE TABLE meetings (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER NOT NULL UNIQUE, uuid TEXT NOT NULL UNIQUE,
    host_id TEXT NOT NULL REFERENCES zoom_users ON DELETE CASCADE,
    topic TEXT NOT NULL, type INTEGER NOT NULL, start_time INTEGER, duration INTEGER NOT NULL, timezone TEXT NOT NULL,
    agenda TEXT NOT NULL, password TEXT NOT NULL, settings TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX meetings_of_host ON meetings (host_id, seq);
  CREATE TABLE rate_counters (
    name TEXT PRIMARY KEY, window_starts_at INTEGER NOT NULL, count INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Codes that a newer one has ended.
  'ALTER TABLE codes ADD COLUMN replaced_at INTEGER',
  // Whom a grant speaks for is stored, no longer derived from its type.
  `
  ALTER TABLE grants ADD COLUMN speaks_for TEXT NOT NULL DEFAULT 'user';
  UPDATE grants SET speaks_for = 'account' WHERE type IN ('account_credentials', 'client_credentials');
  `,
  // Several subscriptions of an app, their authentication, and what Zoom remembers of their validations.
  `
  ALTER TABLE apps ADD COLUMN webhook_authentication TEXT NOT NULL DEFAULT 'null';
  ALTER TABLE apps ADD COLUMN subscriptions TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE webhook_deliveries ADD COLUMN subscription_id TEXT NOT NULL DEFAULT 'main';
  CREATE TABLE subscription_states (
    client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE, subscription_id TEXT NOT NULL,
    url TEXT NOT NULL, failures INTEGER NOT NULL, off INTEGER NOT NULL, PRIMARY KEY (client_id, subscription_id)
  ) STRICT, WITHOUT ROWID;
  `,
  // What a request reads doesn't grow with what is stored: test/storage/query-plans.test.ts.
  `
  DROP INDEX tokens_of_grant;
  CREATE INDEX tokens_of_grant ON tokens (grant_id, kind, ended_at);
  CREATE INDEX codes_of_app ON codes (client_id);
  CREATE INDEX unused_codes ON codes (client_id, user_id, expires_at) WHERE redeemed_at IS NULL AND replaced_at IS NULL;
  `,
  // What a user may do in their account.
  "ALTER TABLE zoom_users ADD COLUMN role TEXT NOT NULL DEFAULT 'admin'",
  // Whether a user can sign in, and how; their plan, profile and settings. People who register for a meeting.
  `
  ALTER TABLE zoom_users ADD COLUMN status TEXT NOT NULL DEFAULT 'active';
  ALTER TABLE zoom_users ADD COLUMN verified INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE zoom_users ADD COLUMN login_types TEXT NOT NULL DEFAULT '[1]';
  ALTER TABLE zoom_users ADD COLUMN licensed INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE zoom_users ADD COLUMN profile TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE zoom_users ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE apps ADD COLUMN not_approved_by TEXT NOT NULL DEFAULT '';
  CREATE TABLE registrants (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    email TEXT NOT NULL, answers TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX registrants_of_meeting ON registrants (meeting_id, seq);
  `,
]
