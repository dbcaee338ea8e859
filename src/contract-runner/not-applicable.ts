/** The promise means nothing for this app: it neither keeps nor breaks it. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'
}
