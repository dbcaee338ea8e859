/** What `--reporter` takes. Apart, so that --help need not load the reporters. */
export const reporterKinds = ['pretty', 'json', 'junit', 'html', 'github'] as const

export interface ChosenReporter {
  readonly kind: (typeof reporterKinds)[number]
  /** Standard output without. */
  readonly file?: string
}
