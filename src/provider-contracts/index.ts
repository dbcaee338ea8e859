/** The public entry of the provider contracts: what Zoom itself does, checked over plain HTTP. */
export { CannotTell } from './cannot-tell.ts'
export type { Era } from './claim.ts'
export { describeClaim } from './compare.ts'
export type {
  Needs,
  Person,
  ProviderContract,
} from './contract.ts'
export type { Manners, ProviderAnswer, Variables } from './http.ts'
export { elsewhere, madeUpClientId, madeUpCode, madeUpSecret, madeUpToken } from './made-up.ts'
export type { Means } from './plan.ts'
export { planRun } from './plan.ts'
export { describeEnd, describePlan, describeResult, type Paint } from './pretty.ts'
export type { ProviderReport, ProviderResult } from './report.ts'
export type { ProviderRequest } from './request.ts'
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
