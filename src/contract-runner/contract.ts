import type { MockZoom } from '../mock-zoom/index.ts'
import type { Expect } from './expect.ts'
import type { Person } from './person.ts'
import type { Entry, Seen } from './seen.ts'
import type { Subject } from './subject.ts'
import type { Capability } from './subject-description.ts'
import type { WebhookSender } from './webhook-sender.ts'

/** The era of Zoom in which a contract is run. */
export type Profile = MockZoom['profile']

/** What part of an integration's life a promise is about, in the order in which they are run. */
export const contractGroups = [
  'connect',
  'reconnect',
  'refresh',
  'disconnect',
  'webhooks',
  'hygiene',
] as const
export type ContractGroup = (typeof contractGroups)[number]

/** Everything about a contract that can be told without running it. Printed by reporters and documentation. */
export interface ContractHeader {
  /** Equal to the name of its file, without `.contract.ts`. */
  readonly id: string
  readonly group: ContractGroup
  /** The promise, as a sentence. */
  readonly title: string
  /** The rule behind it, and who says so. */
  readonly why: string
  /** Production when it is broken: the symptom, and what the user sees. */
  readonly goesWrong: string
  /** Zoom's answer on the wire. */
  readonly zoomSays: string
  /** How to mend it, with a short sketch in code. */
  readonly remedy: string
  /** Public sources. */
  readonly evidence: readonly string[]
  readonly profiles: readonly Profile[]
  readonly severity: 'must' | 'should'
  /** What an app must be able to do for the promise to mean anything; without it, it is not applicable. */
  readonly needs: readonly Capability[]
  /** The broken twins on which it must fail. On every other twin it must hold. */
  readonly twins: readonly string[]
  /** Rules of findings that the contract brings about by itself, with any app: they are nobody's fault, and not reported. */
  readonly provokes?: readonly string[]
}

/** One promise that a right integration keeps, checked from outside. */
export interface Contract extends ContractHeader {
  run(test: ContractRun): Promise<void>
}

/** A person with a connection, and the grant that Zoom made for it. */
export interface Connected {
  readonly person: Person
  readonly grantId: Entry<'code.redeemed'>['grantId']
}

/** What a contract gets to work with: nothing of it looks into the integration. */
export interface ContractRun {
  readonly zoom: MockZoom
  readonly subject: Subject
  /** Somebody whom the app has never seen, with a browser and a Zoom user of their own. */
  newPerson(): Person
  /** The same, but connected already; that it works is given. */
  newConnectedPerson(): Promise<Connected>
  /** Events as Zoom sends them, and as somebody else would. */
  readonly webhooks: WebhookSender
  /** Ends the contract as not applicable, for what shows only while it runs. `why` completes "not applicable: …". */
  notApplicable(why: string): never
  /** What Zoom saw. */
  readonly seen: Seen
  /** The promise. */
  readonly expect: Expect
  /** What the promise builds on, and other contracts are about: whoever breaks this gets no advice about the promise. */
  readonly given: Expect
}
