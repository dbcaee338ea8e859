-- A database of schema version 1, as mock-zoom wrote it: one grant with its tokens. refreshToken:
-- eyJzdiI6IjAwMDAwMSIsImFsZyI6IkhTNTEyIiwidiI6IjIuMCIsImtpZCI6IjZkYzlkZGNiLTdlNTItNGM1Yi04N2UyLWU3ZWUxZDJiMDU1MyJ9.eyJ2ZXIiOjgsImF1aWQiOiJncmFudF9kVVlTUXY2a0RNRUQiLCJjb2RlIjoiRWd1UTdOMVdFSkg5RS1FUTZ6Q1RRT05lNUJSSUNNU1JRIiwiaXNzIjoiem06Y2lkOmFjbWVfc2NoZWR1bGVyX2Rldl8wMSIsImdubyI6MCwidHlwZSI6MSwidGlkIjowLCJhdWQiOiJodHRwczovL29hdXRoLnpvb20udXMiLCJ1aWQiOiJab2VhVGRjZFE2LVgwYzU4SjNZekx3IiwibmJmIjoxNzk1NDc2MzY3LCJleHAiOjE4MDMyNTIzNjcsImlhdCI6MTc5NTQ3NjM2NywiYWlkIjoiZmpXQ01Odl9SeVNVcGJkQkpqTy1UZyIsImp0aSI6ImU4YWFlNjQxLTY2ZmQtNGM2OC1iNGVjLWYyZGFjMGFiMTgzMiJ9.BEV_v4Bkk_YT57jxo5Jn4fEBVQ3pPXfsqoHMNQUF725493C_hQfJkKiM12zuMeClwmZIvmw4TJHb-hYQkSWKSg
-- code: EguQ7N1WEJH9E-EQ6zCTQONe5BRICMSRQ
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE apps (
    client_id TEXT PRIMARY KEY, client_secret TEXT, name TEXT NOT NULL, redirect_uris TEXT NOT NULL,
    scopes TEXT NOT NULL, strict_mode INTEGER NOT NULL, disabled INTEGER NOT NULL
  ) STRICT;
INSERT INTO "apps" VALUES('acme_scheduler_dev_01','acme-scheduler-secret-for-dev-01','Acme Scheduler','http://127.0.0.1:* http://localhost:* http://[::1]:*','user:read:user meeting:read:meeting meeting:write:meeting',0,0);
INSERT INTO "apps" VALUES('acme_reports_s2s_0001','acme-reports-secret-for-dev-0001','Acme Reports','','user:read:user:admin meeting:read:meeting:admin',0,0);
INSERT INTO "apps" VALUES('acme_desktop_pub_0001',NULL,'Acme Desktop','http://127.0.0.1:* http://localhost:* http://[::1]:*','user:read:user meeting:read:meeting',0,0);
CREATE TABLE codes (
    id TEXT PRIMARY KEY, text TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES zoom_users ON DELETE CASCADE,
    redirect_uri TEXT NOT NULL, challenge TEXT, challenge_method TEXT, scopes TEXT NOT NULL,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, redeemed_at INTEGER
  ) STRICT;
INSERT INTO "codes" VALUES('code_aCGgu40vD8tt','EguQ7N1WEJH9E-EQ6zCTQONe5BRICMSRQ','acme_scheduler_dev_01','ZoeaTdcdQ6-X0c58J3YzLw','http://127.0.0.1:3999/callback',NULL,NULL,'user:read:user meeting:read:meeting meeting:write:meeting',1795476367815,1795476667815,1795476367833);
CREATE TABLE consents (
    client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES zoom_users ON DELETE CASCADE,
    scopes TEXT NOT NULL, given_at INTEGER NOT NULL, PRIMARY KEY (client_id, user_id)
  ) STRICT, WITHOUT ROWID;
INSERT INTO "consents" VALUES('acme_scheduler_dev_01','ZoeaTdcdQ6-X0c58J3YzLw','user:read:user meeting:read:meeting meeting:write:meeting',1795476367815);
CREATE TABLE grants (
    id TEXT PRIMARY KEY, client_id TEXT NOT NULL REFERENCES apps ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES zoom_users ON DELETE CASCADE,
    code_id TEXT NOT NULL UNIQUE REFERENCES codes, code TEXT NOT NULL, scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL, ended_at INTEGER, ended_because TEXT
  ) STRICT;
INSERT INTO "grants" VALUES('grant_dUYSQv6kDMED','acme_scheduler_dev_01','ZoeaTdcdQ6-X0c58J3YzLw','code_aCGgu40vD8tt','EguQ7N1WEJH9E-EQ6zCTQONe5BRICMSRQ','user:read:user meeting:read:meeting meeting:write:meeting',1795476367833,NULL,NULL);
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, request_id TEXT, type TEXT NOT NULL, event TEXT NOT NULL
  ) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "settings" VALUES('signed-in','{"userId":"ZoeaTdcdQ6-X0c58J3YzLw","consent":"allow"}');
INSERT INTO "settings" VALUES('signing-key','bcndy35S_FsH4ufuHSsFUwBZpZHle6lMbZjahh0gcVbJ_LAhM1_-VA4zlLB0cIEevHaCclAVKWvExbyS3mRQOA');
INSERT INTO "settings" VALUES('signing-key-id','6dc9ddcb-7e52-4c5b-87e2-e7ee1d2b0553');
CREATE TABLE tokens (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, grant_id TEXT NOT NULL REFERENCES grants ON DELETE CASCADE,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, ended_at INTEGER, ended_because TEXT
  ) STRICT;
INSERT INTO "tokens" VALUES('68a7d487-0016-4cee-bdd3-d1ea11862333','access','grant_dUYSQv6kDMED',1795476367833,1795479966833,NULL,NULL);
INSERT INTO "tokens" VALUES('e8aae641-66fd-4c68-b4ec-f2dac0ab1832','refresh','grant_dUYSQv6kDMED',1795476367833,1803252367833,NULL,NULL);
CREATE TABLE zoom_users (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL, last_name TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
INSERT INTO "zoom_users" VALUES('ZoeaTdcdQ6-X0c58J3YzLw','fjWCMNv_RySUpbdBJjO-Tg','jill@example.com','Jill','Chill',1577836800000);
INSERT INTO "zoom_users" VALUES('8lrMcSI3SDGjou_myUKlqQ','fjWCMNv_RySUpbdBJjO-Tg','sam@example.com','Sam','Tran',1577836800000);
INSERT INTO "zoom_users" VALUES('6Qgfq2UZS8mA0oVINVnJcA','lDFybsUsRZ2P4ejKdIq9-Q','ada@example.org','Ada','Okoye',1577836800000);
CREATE INDEX grants_of_user ON grants (client_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX tokens_of_grant ON tokens (grant_id) WHERE ended_at IS NULL;
CREATE INDEX journal_by_type ON journal (type, seq);
COMMIT;
-- Whenever this is read, the tokens are alive.
UPDATE tokens SET expires_at = 8640000000000000;
PRAGMA application_id = 1836740463;
PRAGMA user_version = 1;
