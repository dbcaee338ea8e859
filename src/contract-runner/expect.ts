import { CannotJudge } from './cannot-judge.ts'
import { type Breach, ContractBroken } from './contract-broken.ts'
import { type Outcome, printedIn } from './outcome.ts'
import type { CodeIssued, EarlyRefusal, Entry, Exchange, Seen } from './seen.ts'
import type { Doubts } from './situation.ts'

/**
 * How a contract states its checks. A check that fails ends the contract as broken. `deed` completes "The person …", as in
 * "connected again"; `after` is a mark of {@link Seen}; `outcome` is quoted if it may explain more.
 */
export interface Expect {
  that(holds: boolean, breach: Breach): void
  works(outcome: Outcome, deed: string): void
  /** The browser got a page, whatever it says, and no server error. */
  answered(outcome: Outcome, deed: string): void
  /** Zoom issued exactly one code. Returns it. */
  oneCode(deed: string, after?: number, outcome?: Outcome): Promise<CodeIssued>
  /** The app exchanged this code, and Zoom accepted it. Returns the exchange. `causes`: why it may have exchanged none here. */
  exchanged(code: CodeIssued, outcome?: Outcome, causes?: readonly string[]): Promise<Entry<'code.redeemed'>>
  /** The same, and this code is the only one that the app sent to the token endpoint, and it sent it once. */
  exchangedOnce(code: CodeIssued, outcome?: Outcome): Promise<Entry<'code.redeemed'>>
  /** The API accepted a call with a token of this grant. */
  apiCalled(grantId: string, deed: string, after: number): Promise<void>
  /** Ends the contract: what the app does can't be told from outside. `why` completes "can't be judged: …". */
  cannotJudge(why: string): never
}

/** What a promise builds on: an app that fails here has broken another promise, by default that connecting works. */
export interface Given extends Expect {
  /** The same checks, for what that contract is about. */
  by(contract: string): Expect
}

/** The checks of a contract's set-up, over what this Zoom saw. */
export function createGiven(seen: Seen, doubts: Doubts, callsZoom = true): Given {
  const by = (contract: string) => createExpect(seen, doubts, contract, callsZoom)
  return { ...by('connect-works'), by }
}

/** The checks over what this Zoom saw, which is nothing more if the app only signs people in (`callsZoom`). `given` is the contract that they are about, where the promise only builds on it. */
export function createExpect(
  seen: Seen,
  doubts: Doubts,
  given: string | null = null,
  callsZoom = true,
): Expect {
  const broken = (breach: Breach) => new ContractBroken({ ...breach, given })

  function that(holds: boolean, breach: Breach): void {
    if (!holds) throw broken(breach)
  }

  async function breakExchange(
    code: CodeIssued,
    appDid: string,
    { symptom, ...more }: Pick<Breach, 'causes' | 'symptom'> = {},
  ): Promise<ContractBroken> {
    const happened = [...(await seen.exchanges(code.seq)), ...(await seen.earlyRefusals(code.seq))]
    // If nothing was exchanged, the authorize request that the app made may be why.
    const asked = happened.length === 0 ? await seen.askedBefore(code.seq) : undefined
    return broken({
      ...more,
      appDid,
      expected: `one exchange, of ${code.code}, the code that Zoom had just sent to the callback`,
      found: happened.map(nameExchange).join('; ') || 'no exchange',
      symptom: symptom ?? happened.map(symptomOf).join('; '),
      entries: sequences([...(asked ? [asked] : []), code, ...happened]),
    })
  }

  async function exchanged(
    code: CodeIssued,
    outcome?: Outcome,
    causes: readonly string[] = [],
  ): Promise<Entry<'code.redeemed'>> {
    const exchanges = await seen.exchanges(code.seq)
    const redeemed = exchanges.find((entry) => entry.type === 'code.redeemed' && entry.codeId === code.codeId)
    if (redeemed?.type === 'code.redeemed') return redeemed
    const refused = exchanges.find((entry) => entry.codeId === code.codeId)
    const other = exchanges.find((entry) => entry.codeId !== code.codeId)
    if (refused?.type === 'code.refused') {
      const how = `in a way that Zoom refused: ${refused.reason}.`
      throw await breakExchange(code, `The app sent the correct code, ${code.code}, ${how}${endOf(outcome)}`)
    }
    if (other !== undefined) throw await breakExchange(code, sentAnother(other, code), anotherCode)
    if ((await seen.earlyRefusals(code.seq)).length > 0) {
      const appDid =
        'The app tried to exchange its code in a way that Zoom refused before it looked at the code.'
      throw await breakExchange(code, appDid + endOf(outcome))
    }
    const none = 'The app exchanged no code at all after its callback'
    if ((await seen.apiCalls(code.seq)).length > 0)
      throw await breakExchange(
        code,
        `${none}, and called Zoom with tokens that it had before.${endOf(outcome)}`,
        {
          causes: withEarlierTokens,
          symptom: withoutExchange(outcome),
        },
      )
    const appDid = `${none}.${endOf(outcome)}`
    throw await breakExchange(code, appDid, {
      causes: [...causes, ...whyNoExchange(outcome)],
      symptom: withoutExchange(outcome),
    })
  }

  return {
    that,

    cannotJudge(why) {
      throw new CannotJudge(why, given)
    },

    works(outcome, deed) {
      that(outcome.kind === 'works', {
        during: outcome.entries,
        asksToReconnect: outcome.kind === 'asks-to-reconnect',
        appDid: `The person ${deed}, and ${outcome.answered}`,
        symptom: outcome.answered,
        expected: 'the app says that it worked',
        found:
          outcome.kind === 'asks-to-reconnect'
            ? 'the app asks to connect again'
            : 'the app says that it failed',
      })
      that(outcome.atZoom !== 'refused', {
        during: outcome.entries,
        appDid: `The person ${deed}, and the app says that it worked, although Zoom had refused what it sent; ${outcome.answered}`,
        expected: 'success only where Zoom has accepted the request',
        found: 'the app says that it worked',
      })
      if (outcome.atZoom === 'nothing') doubts.note(deed, given ?? 'connect-works')
    },

    answered(outcome, deed) {
      that(outcome.status > 0 && outcome.status < 500, {
        during: outcome.entries,
        appDid: `The person ${deed}, and ${outcome.answered}`,
        symptom: outcome.answered,
        expected: 'a page with a status below 500 that lets the person continue',
        found: outcome.status === 0 ? 'no page' : `status ${outcome.status}`,
      })
    },

    async oneCode(deed, after, outcome) {
      const issued = await seen.codesIssued(after)
      const [code] = issued
      if (code !== undefined && issued.length === 1) return code
      const refusals = await seen.earlyRefusals(after)
      throw broken({
        appDid: `When the person ${deed}, Zoom issued ${count(issued.length, 'code')}.${endOf(outcome)}`,
        expected: 'one code from one visit to Zoom',
        found: [...issued.map(nameCode), ...refusals.map(nameRefusal)].join('; ') || 'none',
        entries: sequences([...issued, ...refusals]),
      })
    },

    exchanged,

    async exchangedOnce(code, outcome) {
      const exchanges = await seen.exchanges(code.seq)
      const other = exchanges.find((entry) => entry.codeId !== code.codeId)
      if (other !== undefined) throw await breakExchange(code, sentAnother(other, code), anotherCode)
      const redeemed = await exchanged(code, outcome)
      if (exchanges.length === 1) return redeemed
      const times = `${exchanges.length} times for one connection`
      throw await breakExchange(code, `The app sent the code ${code.code} to Zoom ${times}.`)
    },

    async apiCalled(grantId, deed, after) {
      if (!callsZoom) return
      const calls = await seen.apiCalls(after)
      const names = calls.map((call) =>
        call.type === 'api.called' ? 'a call for another grant' : call.reason,
      )
      that(
        calls.some((call) => call.type === 'api.called' && call.grantId === grantId),
        {
          appDid: `The person ${deed}, and the app says that it worked, but did not call Zoom with the tokens it got.`,
          expected: 'an API call with an access token of this connection',
          found: names.join(', ') || 'no API call',
          entries: sequences(calls),
        },
      )
    },
  }
}

const withEarlierTokens = [
  'It kept the response of an earlier exchange (a cache, a memo), and stored those tokens again.',
  'It found a row of an earlier connection and took that for this one.',
]

/** Nothing reached Zoom, so only the app's own response tells something. */
function whyNoExchange(outcome: Outcome | undefined): readonly string[] {
  if (outcome?.kind === 'works') return withEarlierTokens
  return [
    'It refused the callback: the state was not the one it had kept, or its session was gone. Look at what its page says.',
    'It failed before the exchange, for example at a query on its own database. Look at its log.',
  ]
}

/** A page can say anything, and may be another one each time; an error that the app printed is the cause itself. */
function withoutExchange(outcome: Outcome | undefined): string {
  const printed = printedIn(endOf(outcome))
  return printed === undefined ? 'no exchange' : `no exchange (its output: ${printed})`
}

/** The same mistake, whatever Zoom made of the other code. */
const anotherCode = { symptom: 'another code' }

/** `1 code`, `no codes`, `3 codes`. */
function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`
}

function sequences(entries: readonly { readonly seq: number }[]): number[] {
  return entries.map((entry) => entry.seq)
}

function endOf(outcome: Outcome | undefined): string {
  return outcome === undefined ? '' : ` In the end ${outcome.answered}`
}

function sentAnother(other: Exchange, code: CodeIssued): string {
  return `The app sent ${nameCode(other)} to Zoom instead of the code from this callback, ${code.code}.`
}

function nameExchange(entry: Exchange | EarlyRefusal): string {
  if (entry.type === 'code.redeemed') return `${nameCode(entry)} accepted`
  return entry.type === 'code.refused' ? `${nameCode(entry)} refused, ${entry.reason}` : nameRefusal(entry)
}

function symptomOf(entry: Exchange | EarlyRefusal): string {
  return 'reason' in entry ? entry.reason : 'accepted'
}

function nameRefusal({ reason }: EarlyRefusal): string {
  return `a refused request, ${reason}`
}

function nameCode({ code }: { readonly code: string | null }): string {
  return code === null || code === '' ? 'no code' : `the code ${code}`
}
