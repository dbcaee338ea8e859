export type { Account } from './account.ts'
export { type AccountApp, accountApps } from './account-apps.ts'
export { openBrowsers, type RealBrowsers } from './browser/real-browsers.ts'
export type { BrowserSource } from './browser-source.ts'
export type { Cause } from './causes.ts'
export {
  type Connected,
  type Contract,
  type ContractGroup,
  type ContractHeader,
  type ContractRun,
  contractGroups,
  kindOf,
  type Profile,
} from './contract.ts'
export { type Breach, ContractBroken } from './contract-broken.ts'
export { ContractError, type ContractErrorKind } from './contract-error.ts'
export { type Discovery, discover } from './discover.ts'
export type { ReportedFinding } from './evidence.ts'
export type { Expect, Given } from './expect.ts'
export { type Hints, likelyCallback } from './explore/candidates.ts'
export { type Explored, type Exploring, explore } from './explore/explore.ts'
export type { Outcome } from './outcome.ts'
export type { ConnectChoices, HeldCallback, Person } from './person.ts'
export { linesAfter } from './printed-error.ts'
export type { RunReport } from './report.ts'
export { reportSchema } from './report-schema.ts'
export { githubReporter } from './reporters/github.ts'
export { htmlReporter } from './reporters/html.ts'
export { jsonReporter } from './reporters/json.ts'
export { junitReporter } from './reporters/junit.ts'
export { type PrettyOptions, prettyReporter, storyAsText } from './reporters/pretty.ts'
export { allOf, type Reporter, type Write } from './reporters/reporter.ts'
export type { ContractResult, Failure } from './result.ts'
export type { SaveFlow } from './run-contract.ts'
export { type RunContractsOptions, runContracts } from './run-contracts.ts'
export type {
  ApiCall,
  AppRequest,
  AuthorizeRequest,
  CodeIssued,
  EarlyRefusal,
  Entry,
  Exchange,
  Refresh,
  Seen,
} from './seen.ts'
export type { Situation } from './situation.ts'
export type { JsonValue } from './step-values.ts'
export { createSubject, type Subject, type SubjectSettings } from './subject.ts'
export {
  type AnswerPattern,
  type AppKind,
  type Capability,
  describeByDefault,
  describeServerToServer,
  type OutcomeKind,
  type PageStep,
  type StatusPattern,
  type SubjectAction,
  type SubjectDescription,
  type SubjectRequest,
  type SubjectStep,
  stepsOf,
  type TakeFrom,
  testWebhookSecret,
} from './subject-description.ts'
export {
  type Instance,
  type Place,
  type RunningSubject,
  runningSubject,
  type SubjectFactory,
  startedSubject,
} from './subject-factory.ts'
export { placeholders } from './subject-file/placeholders.ts'
export {
  type LocatedSubject,
  parseSubject,
  readSubject,
} from './subject-file/read-subject.ts'
export { type SubjectFile, subjectFileSchema } from './subject-file/schema.ts'
export { type StartedApps, startedApps } from './subject-file/started-apps.ts'
export { say as sayStep } from './take-steps.ts'
export { temporaryFolder } from './temporary-folder.ts'
export type { Verdict } from './verdict.ts'
export {
  freshZoom,
  type LentZoom,
  type SharedZoom,
  sharedZoom,
  type ZoomSource,
  type ZoomSourceOptions,
} from './zoom-source.ts'
