/** The public entry point of the mock. Outsiders import nothing else. */
export { connectMockZoom } from './client/connect-mock-zoom.ts'
export type { App } from './domain/app.ts'
export { shortenCode } from './domain/authorization-code.ts'
export type { Duration } from './domain/clock.ts'
export { toIsoTime } from './domain/clock.ts'
export { docsUrl } from './domain/docs-url.ts'
export type { ActiveFault, FaultRoute } from './domain/fault.ts'
export { faultRoutes } from './domain/fault.ts'
export { MockZoomError } from './domain/mock-zoom-error.ts'
export { didYouMean } from './domain/near-misses.ts'
export type { Page } from './domain/page.ts'
export { parseJson } from './domain/parse-json.ts'
export { printable, printableLines } from './domain/printable.ts'
export { readyAnswerNames } from './domain/ready-answer.ts'
export type { RefusalReason } from './domain/refusal.ts'
export type { StubRequest } from './domain/stub.ts'
export type {
  DeauthorizedBody,
  EventToSend,
  KnownEvent,
  WebhookAttempt,
  WebhookDelivery,
} from './domain/webhook.ts'
export type { ZoomUser } from './domain/zoom-user.ts'
export { diagnose, refusedWithoutFinding } from './findings/diagnose.ts'
export { type FailOn, fails } from './findings/fail-on.ts'
export { factsIn } from './findings/finding.ts'
export type { UninstallRequest } from './flow/uninstall.ts'
export type { RequestHandler } from './http/mount.ts'
export { mountAt } from './http/mount.ts'
export type { Party } from './journal/describe.ts'
export {
  describeEvidence,
  describeRequest,
  describeResponse,
  describeWho,
  find,
  stepOf,
  wayOf,
  zoomSays,
} from './journal/describe.ts'
export type { EntryOf, JournalEntry, JournalEvent } from './journal/events.ts'
export type { Exchange } from './journal/exchange.ts'
export type { Finding } from './journal/finding.ts'
export type { KnownNames, Names } from './journal/names.ts'
export { namesFrom } from './journal/names.ts'
export type { RefusalCount } from './journal/refusals.ts'
export { sayRefusals } from './journal/refusals.ts'
export { toSavedJournal } from './journal/save.ts'
export type { SavedJournal, SavedJournalFile } from './journal/saved.ts'
export { readSavedJournal } from './journal/saved.ts'
export { clockTime } from './journal/time.ts'
export { happenings } from './journal/words.ts'
export type { Uninstalled } from './mock/create.ts'
export type { FaultInput } from './mock/fault-schema.ts'
export type {
  ClockReading,
  FollowEntriesOptions,
  FollowOptions,
  InstallOptions,
  JournalFilter,
  ListedCode,
  ListedGrant,
  ListedSandbox,
  MockZoom,
  Sandbox,
  ZoomFetch,
} from './mock/mock-zoom.ts'
export type {
  AppChanges,
  AppOptions,
  MockZoomOptions,
  SandboxOptions,
  UserChanges,
  UserOptions,
} from './mock/options.ts'
export { describeIssues, optionsSchema, parseOptions } from './mock/options.ts'
export { packageVersion } from './mock/package-version.ts'
export { saveJournal } from './mock/save-journal.ts'
export { seeded } from './mock/seeds.ts'
export type { StateSnapshot } from './mock/snapshot.ts'
export type { StubFunction, StubInput, StubResponse } from './mock/stub-schema.ts'
export type { ListedStub } from './mock/stubs.ts'
export { Html, html } from './pages/html.ts'
export { isOpenToOthers } from './server/control-token.ts'
export type { InCode } from './server/create-mock-zoom.ts'
export { createMockZoom } from './server/create-mock-zoom.ts'
export type { LocalMockZoom } from './server/local-mock-zoom.ts'
export { requireSqlite } from './storage/sqlite.ts'
export type { WebhookSubscription, WebhookValidation } from './webhooks/webhooks.ts'
export type { Behaviour, Fidelity } from './zoom/fidelity.ts'
export { behaviourOf, behaviourSchema } from './zoom/fidelity.ts'
export { isZoomHost, zoomDomains } from './zoom/hosts.ts'
export type { OwnProfile } from './zoom/own-profile.ts'
export { ownProfileSchema } from './zoom/own-profile.ts'
export type { ProfileName, Switches, SwitchesInput } from './zoom/profiles.ts'
export { profileNames } from './zoom/profiles.ts'
export type { RateLimitsInput } from './zoom/rate-limits.ts'
