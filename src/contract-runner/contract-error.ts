/** What kept a contract from being judged at all. */
export type ContractErrorKind =
  | 'unreachable'
  | 'timeout'
  | 'time-limit'
  | 'garbage'
  | 'too-large'
  | 'left-the-test'
  | 'opened-a-window'
  | 'no-such-control'
  | 'sign-in-failed'
  | 'mock-failed'
  | 'app-did-not-start'
  | 'needs-a-browser'

/** The contract could not be judged: the app or the mock did not respond like an HTTP server. Nobody has broken a promise yet. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly kind: ContractErrorKind
  /** The app's last output, if it did not start. */
  readonly appOutput: string | undefined
  /** The request that got no response, if there was one. */
  readonly request: { readonly method: string; readonly url: URL } | undefined

  constructor(
    kind: ContractErrorKind,
    message: string,
    options: ErrorOptions & {
      readonly appOutput?: string
      readonly request?: { readonly method: string; readonly url: URL }
    } = {},
  ) {
    super(message, options)
    this.kind = kind
    this.appOutput = options.appOutput
    this.request = options.request
  }
}
