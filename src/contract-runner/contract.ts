import type { Duration, MockZoom } from '../mock-zoom/index.ts'
import type { Expect, Given } from './expect.ts'
import type { Person } from './person.ts'
import type { Entry, Seen } from './seen.ts'
import type { Situation } from './situation.ts'
import type { Subject } from './subject.ts'
import type { AppKind, Capability } from './subject-description.ts'
import type { WebhookSender } from './webhook-sender.ts'

/** The era of Zoom in which a contract runs. */
export type Profile = MockZoom['profile']

/** The part of an app's life that a promise is about, in the order in which they run; the last is for apps without people. */
export const contractGroups = [
  'connect',
  'reconnect',
  'refresh',
  'disconnect',
  'webhooks',
  'hygiene',
  'server-to-server',
] as const
export type ContractGroup = (typeof contractGroups)[number]

/** Everything about a contract that is known without running it. Reporters and documentation print it. */
export interface ContractHeader {
  /** Equal to the name of its file, without `.contract.ts`. */
  readonly id: string
  readonly group: ContractGroup
  /** The promise, as a sentence. */
  readonly title: string
  /** The rule behind it, and who says so. */
  readonly why: string
  /** What production sees when it is broken: the symptom, and the user's view. */
  readonly goesWrong: string
  /** Zoom's response on the wire. */
  readonly zoomSays: string
  /** How to fix it, with a short sketch in code. */
  readonly remedy: string
  /** Public sources. */
  readonly evidence: readonly string[]
  readonly profiles: readonly Profile[]
  readonly severity: 'must' | 'should'
  /** What an app must be able to do for the promise to mean anything; otherwise it is not applicable. */
  readonly needs: readonly Capability[]
  /** The broken twins on which it must fail. On every other twin it must hold. */
  readonly twins: readonly string[]
  /** Rules of findings whose mistake is what this promise is about: an app that makes one of them has this to fix first. */
  readonly about?: readonly string[]
  /** Contracts of which this one is a variation: an app that fails there in the same way fails here because of that. */
  readonly buildsOn?: readonly string[]
  /** Contracts without which this one can't hold: while one of them is broken, a failure here says nothing of its own, however it looks. */
  readonly presupposes?: readonly string[]
  /** Rules of findings for whose mistake this contract’s remedy is the better one, in its situation. */
  readonly remedyFor?: readonly string[]
  /** Rules of findings that the contract itself triggers with any app: they are nobody's fault, and aren't reported. */
  readonly provokes?: readonly string[]
}

/** One promise that a correct app keeps, checked from outside. */
export interface Contract extends ContractHeader {
  /** What has to happen at Zoom while it runs. Without it the runner never says "kept". */
  readonly situation: readonly Situation[]
  /** It waits for real time to pass: where the app can be started twice, it runs beside the others, on an app of its own. */
  readonly waits?: true
  run(test: ContractRun): Promise<void>
}

/** The kind of app that a promise is about. Of an app of the other kind nothing is asked. */
export function kindOf({ group }: ContractHeader): AppKind {
  return group === 'server-to-server' ? 'server-to-server' : 'user-managed'
}

/** A person with a connection, and the grant that Zoom made for it. */
export interface Connected {
  readonly person: Person
  readonly grantId: Entry<'code.redeemed'>['grantId']
}

/** How the app notices that an access token has expired; known once it was tried. */
export interface AppClock {
  notices?: Promise<'at once' | 'by its own clock' | 'never'>
}

/** What a contract has to work with: nothing in it looks inside the app. */
export interface ContractRun {
  readonly zoom: MockZoom
  readonly subject: Subject
  /** Somebody whom the app has never seen, with their own browser and Zoom user. */
  newPerson(): Promise<Person>
  /** The same, but already connected. It is a precondition that connecting works. */
  newConnectedPerson(): Promise<Connected>
  /** Events as Zoom sends them, and as somebody else would. */
  readonly webhooks: WebhookSender
  /** Ends the contract as not applicable, for reasons that show only while it runs. `why` completes "not applicable: …". */
  notApplicable(why: string): never
  /** Lets real time pass, for apps that go by their own clock. */
  pause(milliseconds: number): Promise<void>
  /** Moves Zoom's clock forward, and the app's with it if it can be moved. `zoom.clock.advance` moves Zoom's alone. */
  advanceClocks(by: Duration): Promise<void>
  /** Whether the app's clock can be moved. */
  readonly movesAppClock: boolean
  /** What the run has learned of the app's clock: each contract may add to it, and builds on it. */
  readonly appClock: AppClock
  /** What Zoom saw. */
  readonly seen: Seen
  /** The promise. */
  readonly expect: Expect
  /** Preconditions of the promise, which other contracts are about: breaking one of them gives no advice about the promise. */
  readonly given: Given
}
