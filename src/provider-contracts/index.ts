/** The door of the provider contracts: what Zoom itself does, checked over plain HTTP. */
export { CannotTell } from './cannot-tell.ts'
export { describeClaim } from './compare.ts'
export type {
  Claim,
  Confidence,
  Era,
  Needs,
  Observation,
  Person,
  PersonRun,
  ProviderAnswer,
  ProviderContract,
  ProviderRun,
} from './contract.ts'
export type { Manners, Variables } from './http.ts'
export { elsewhere, madeUpClientId, madeUpCode, madeUpSecret, madeUpToken } from './made-up.ts'
export type { Means, Plan } from './plan.ts'
export { planRun } from './plan.ts'
export type { ProviderReport, ProviderResult } from './report.ts'
export type { BasicCredentials, Fields, ProviderRequest, Value } from './request.ts'
export {
  accountId,
  app,
  clientId,
  clientSecret,
  get,
  obtained,
  otherClientId,
  otherClientSecret,
  post,
  redirectUri,
  variablesOf,
} from './request.ts'
export type { RunProviderContractsOptions } from './run.ts'
export { runProviderContracts } from './run.ts'
export {
  authorize,
  connect,
  exchange,
  fieldsOf,
  newCode,
  refresh,
  revoke,
  tokensIn,
  usersMe,
} from './steps.ts'
export type { ProviderHosts } from './write-request.ts'
