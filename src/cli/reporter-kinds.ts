/** What `--reporter` takes. In a file of its own, so that --help doesn't have to load the reporters. */
export const reporterKinds = ['pretty', 'json', 'junit', 'html', 'github'] as const

export interface ChosenReporter {
  readonly kind: (typeof reporterKinds)[number]
  /** Without it, standard output. */
  readonly file?: string
}
