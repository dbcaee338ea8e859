import type { Claim, Era, Observation } from './claim.ts'
import type { Compare } from './compare.ts'
import type { Send } from './http.ts'
import type { ProviderRequest } from './request.ts'

/**
 * How certain the public record is. `documented`: Zoom says so. `logged`: somebody published what Zoom sent.
 * `inferred`: follows from those. `unknown`: a guess, which may be wrong for real Zoom.
 */
export type Confidence = 'documented' | 'logged' | 'inferred' | 'unknown'

/** What a contract needs. A `person` is somebody who allows the app at Zoom: only the mock has one. */
export type Needs = 'nothing' | 'client-credentials' | 's2s-account' | 'person'

/** One promise about what Zoom itself does, over plain HTTP. */
export type ProviderContract = ProviderContractHeader &
  (
    | { readonly needs: Exclude<Needs, 'person'>; run(run: ProviderRun): Promise<readonly Observation[]> }
    | { readonly needs: 'person'; run(run: PersonRun): Promise<readonly Observation[]> }
  )

interface ProviderContractHeader {
  /** The name of its file. */
  readonly id: string
  /** What Zoom does, in a sentence. */
  readonly title: string
  readonly claim: Readonly<Record<Era, Claim>>
  readonly source: readonly string[]
  /** Of the claim for 2026, with which real Zoom is compared. */
  readonly confidence: Confidence
  /** It ends something: a token, a grant. */
  readonly destructive: boolean
  /** Every request that it sends, as many times as it sends it. It can't send any other. */
  readonly sends: readonly ProviderRequest[]
}

/** What a contract works with. */
export interface ProviderRun {
  /** Sends one of its requests; `obtained` fills in values from earlier steps. */
  readonly send: Send
  readonly compare: Compare
}

/** A run with a person in it. */
export interface PersonRun extends ProviderRun {
  /** Opens one of the requests in the browser of the person, who allows the app. Returns where Zoom sends the browser. */
  readonly allow: (request: ProviderRequest) => Promise<URL>
  /** Lets time pass at Zoom. */
  readonly pass: (seconds: number) => Promise<void>
}

/** Somebody with a Zoom account and a browser, and with control over Zoom's clock. */
export interface Person {
  allow(authorizeUrl: string): Promise<URL>
  pass(seconds: number): Promise<void>
}
