/** What can be said about traffic that we only watched, and about single responses of Zoom's. */
export type { AnswerExplained, PossibleReason } from './explain-answer.ts'
export { explainAnswer } from './explain-answer.ts'
export type { HarFile } from './har.ts'
export { largestHar, looksLikeHar, tooLarge } from './har.ts'
export { importHar } from './import-har.ts'
export { createObserver } from './observer.ts'
export { relay } from './relay.ts'
export { seenInPassing, type Watch, watchTraffic } from './watch.ts'
