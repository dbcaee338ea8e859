import { describe, expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { exchangesCodeAsRefresh } from '../../src/broken-twins/exchanges-code-as-refresh.ts'
import { neverRefreshes } from '../../src/broken-twins/never-refreshes.ts'
import { neverSavesRotatedToken } from '../../src/broken-twins/never-saves-rotated-token.ts'
import { refreshesInParallel } from '../../src/broken-twins/refreshes-in-parallel.ts'
import { reusesStoredCode } from '../../src/broken-twins/reuses-stored-code.ts'
import { type Failure, runContracts, startedSubject } from '../../src/contract-runner/index.ts'
import { type Alterations, NotConnected, startReferenceClient } from '../../src/reference-client/index.ts'
import { whatItSays } from './what-it-says.ts'

const exchanged = 'one exchange, of CODE, the code that Zoom had just sent to the callback'

describe('connect-works reports', () => {
  test('a code_verifier that does not match', async () => {
    const zoomApi: Alterations['zoomApi'] = (right) => ({
      ...right,
      exchange: (callback) => right.exchange({ ...callback, codeVerifier: 'x'.repeat(43) }),
    })
    expect(await whatItSays('connect-works', { zoomApi })).toEqual([
      'The app sent the correct code, CODE, in a way that Zoom refused: pkce-mismatch. In the end the app answered ' +
        '400',
      exchanged,
      'the code CODE refused, pkce-mismatch',
    ])
  })

  test('a code that was not exchanged', async () => {
    const connection: Alterations['connection'] = (right) => ({ ...right, complete: async () => undefined })
    expect(await whatItSays('connect-works', { connection })).toEqual([
      'The app exchanged no code at all after its callback. In the end the app answered 200',
      exchanged,
      'no exchange',
    ])
  })

  test('a wrong client secret', async () => {
    const subject = startedSubject('app', async (zoom) =>
      startReferenceClient({
        zoomUrl: zoom.url,
        clientId: (await zoom.apps.first()).clientId,
        clientSecret: 'wrong',
      }),
    )
    expect(await whatItSays('connect-works', {}, subject)).toEqual([
      'The app tried to exchange its code in a way that Zoom refused before it looked at the code. In the end the ' +
        'app answered 400',
      exchanged,
      'a refused request, client-secret-wrong',
    ])
  })

  test('an unknown client id, which leaves the browser at Zoom', async () => {
    const subject = startedSubject('app', (zoom) =>
      startReferenceClient({ zoomUrl: zoom.url, clientId: 'nobody', clientSecret: 'wrong' }),
    )
    const [appDid, ...rest] = await whatItSays('connect-works', {}, subject)
    expect(appDid).toMatch(
      /^When the person connected, Zoom issued no codes\. In the end the browser was left at Zoom, which answered 4\d\d$/,
    )
    expect(rest).toEqual(['one code from one visit to Zoom', 'a refused request, authorize-client-unknown'])
  })

  test('success without a call to Zoom', async () => {
    const connection: Alterations['connection'] = (right) => ({
      ...right,
      use: async () => ({ id: 'x', email: 'x@example.com', displayName: 'X' }),
    })
    expect(await whatItSays('connect-works', { connection })).toEqual([
      'The person used the app after connecting, and the app says that it worked, but did not call Zoom with the ' +
        'tokens it got.',
      'an API call with an access token of this connection',
      'no API call',
    ])
  })
})

describe('reconnect-uses-the-new-code reports', () => {
  // https://devforum.zoom.us/t/12302
  test('the old code, sent again', async () => {
    expect(await whatItSays('reconnect-uses-the-new-code', reusesStoredCode.alterations)).toEqual([
      'The app sent the code CODE to Zoom instead of the code from this callback, CODE.',
      exchanged,
      'the code CODE refused, code-spent',
    ])
  })

  test('a second connection whose tokens are thrown away', async () => {
    const connection: Alterations['connection'] = (right, { zoomApi }) => {
      let connected = 0
      return {
        ...right,
        complete: async (callback) => {
          connected += 1
          await (connected === 1 ? right.complete(callback) : zoomApi.exchange(callback))
        },
      }
    }
    const [appDid, , found] = await whatItSays('reconnect-uses-the-new-code', { connection })
    expect(appDid).toMatch(/^The person used the app after connecting again, and the app answered 409$/)
    expect(found).toBe('the app asks to connect again')
  })
})

describe('code-is-exchanged-once reports', () => {
  test('two at once differently from two in sequence', async () => {
    // Looking for a finished connection before the exchange stops a reload, but not a race.
    const connection: Alterations['connection'] = (right) => {
      const pages = new Map<string, Promise<void>>()
      return {
        ...right,
        complete: (callback) => {
          const code = callback.parameters.get('code') ?? ''
          const finished = pages.get(code)
          if (finished !== undefined) return finished
          const exchange = right.complete(callback).finally(() => pages.set(code, exchange))
          return exchange
        },
      }
    }
    const pendingAuthorizations: Alterations['pendingAuthorizations'] = (right) => {
      const used = new Map<string, ReturnType<typeof right.consume>>()
      return {
        ...right,
        consume: (state, session) => {
          const pending = used.get(state) ?? right.consume(state, session)
          used.set(state, pending)
          return pending
        },
      }
    }
    expect(await whatItSays('code-is-exchanged-once', { connection, pendingAuthorizations })).toEqual([
      'The callback arrived twice with the same state, both at once, and the app accepted it both times: it sent the code ' +
        'CODE to Zoom 2 times.',
      'the state is used up by the first, and the code is exchanged once',
      'accepted; refused, code-spent',
    ])
  })

  test('a second delivery that ends the connection', async () => {
    const pendingAuthorizations: Alterations['pendingAuthorizations'] = (right, { database }) => ({
      ...right,
      consume: async (state, session) => {
        const pending = await right.consume(state, session)
        if (pending === 'used')
          database.exec(`UPDATE zoom_connections SET deleted_at = 1 WHERE deleted_at IS NULL`)
        return pending
      },
    })
    const [appDid] = await whatItSays('code-is-exchanged-once', { pendingAuthorizations })
    expect(appDid).toMatch(
      /^The person used the app after the callback had arrived twice, one after the other, and the app answered 409$/,
    )
  })
})

describe('refresh-is-rotated reports', () => {
  const expired = 'The access token had expired for the first time, and the app'

  test('the refresh token that was rotated, sent again', async () => {
    expect(await whatItSays('refresh-is-rotated', neverSavesRotatedToken.alterations)).toEqual([
      `${expired} sent a refresh token that Zoom refused: refresh-token-rotated.`,
      'the latest refresh token, TOKEN',
      'the refresh token TOKEN',
    ])
  })

  test('an app that never refreshes', async () => {
    const connection: Alterations['connection'] = (right, { tokenStore, zoomApi }) => ({
      ...right,
      use: async (person) => {
        const row = await tokenStore.live(person)
        return row === undefined ? right.use(person) : zoomApi.me(row)
      },
    })
    expect(await whatItSays('refresh-is-rotated', { connection })).toEqual([
      'the app sent no refresh, not even when its access token had expired by its own clock and Zoom had said so. It may never refresh, or go by a fixed time and not by expires_in: only its own clock can tell. "clock": "faketime" in "start" of the subject file moves that clock (docs/contracts.md)',
    ])
  })

  test('a refresh token that Zoom does not know', async () => {
    const zoomApi: Alterations['zoomApi'] = (right) => {
      let refreshes = 0
      return { ...right, refresh: (token) => right.refresh(refreshes++ === 0 ? token : token.slice(0, 20)) }
    }
    expect(await whatItSays('refresh-is-rotated', { zoomApi })).toEqual([
      `${expired} sent a refresh token that Zoom refused: refresh-token-unknown.`,
      'the latest refresh token, TOKEN',
      'the refresh token (unknown to Zoom)',
    ])
  })
})

// Jericho/ZoomNet#36
test('refresh-never-sends-the-code reports the code that was sent instead of the refresh token', async () => {
  const [appDid, ...rest] = await whatItSays(
    'refresh-never-sends-the-code',
    exchangesCodeAsRefresh.alterations,
  )
  expect(appDid).toMatch(
    /^The access token had expired, and the app sent a code to Zoom instead of its refresh token; the app answered /,
  )
  expect(rest).toEqual(['a request with grant_type=refresh_token', 'the code CODE'])
})

describe('parallel-calls-make-one-refresh reports', () => {
  test('how many refreshes there were', async () => {
    const [appDid, expected, found] = await whatItSays(
      'parallel-calls-make-one-refresh',
      refreshesInParallel.alterations,
    )
    expect(appDid).toMatch(
      /^The access token had expired, ten calls came at once, and the app sent \d+ refreshes to Zoom\.$/,
    )
    expect(expected).toBe('one request with grant_type=refresh_token, which the other calls wait for')
    expect(found).toMatch(/^accepted; refused, refresh-token-rotated/)
  })
})

async function failureOf(id: string, alterations: Alterations): Promise<Failure | undefined> {
  const { results } = await runContracts({
    contracts: contracts.filter((contract) => contract.id === id),
    profile: '2026',
    subjectName: 'app',
    subject: clientAsSubject('app', alterations),
  })
  return results.flatMap((result) => (result.verdict === 'broken' ? result.failure : []))[0]
}

describe('where no finding explains it, the report says what Zoom saw', () => {
  test('nothing, although the connection was made again: a mark of the earlier failure is left', async () => {
    const connection: Alterations['connection'] = (right) => {
      const lost = new Set<string>()
      return {
        ...right,
        use: async (person) => {
          if (lost.has(person)) throw new NotConnected()
          return right.use(person).catch((error: unknown) => {
            lost.add(person)
            throw error
          })
        },
      }
    }
    const failure = await failureOf('reconnect-after-the-grant-ended', { connection })
    expect(failure?.appDid).toMatch(
      /^The person used the app after connecting again, and the app answered 409.*\. It sent nothing to Zoom for that: for the app the connection is still lost, although Zoom has given it good tokens\.$/,
    )
  })

  test('an exchange that it accepted, after which the app failed', async () => {
    const tokenStore: Alterations['tokenStore'] = (right) => {
      const known = new Set<string>()
      return {
        ...right,
        async connect(person, zoomUser, tokens) {
          if (known.has(person)) throw new Error('UNIQUE constraint failed')
          known.add(person)
          await right.connect(person, zoomUser, tokens)
        },
      }
    }
    const failure = await failureOf('reconnect-uses-the-new-code', { tokenStore })
    expect(failure?.appDid).toMatch(
      /^The person connected again, and the app answered 500.*\. Zoom had accepted the code, and given the app its tokens\.$/,
    )
  })

  test('success without a call that it accepted: errors are swallowed', async () => {
    const connection: Alterations['connection'] = (right) => ({
      ...right,
      use: (person) => right.use(person).catch(() => ({ id: 'x', email: '', displayName: '' })),
    })
    const failure = await failureOf('tokens-are-not-used-after-disconnecting', { connection })
    expect(failure?.findings[0]?.sentence).toMatch(
      /^The app says that it works \(the app answered 200.*\), although Zoom accepted no call of it\.$/,
    )
  })
})

test('an app that never refreshes breaks the promises about a 401; the others about refreshing can’t be judged', async () => {
  const [appDid] = await whatItSays('early-refusal-makes-one-refresh', neverRefreshes.alterations)
  expect(appDid).toMatch(
    /^Zoom refused the access token before it expired, the app sent 0 refreshes, and the app answered 502/,
  )
  const [reason] = await whatItSays('parallel-calls-make-one-refresh', neverRefreshes.alterations)
  expect(reason).toMatch(/^the app sent no refresh, not even when its access token had expired/)
})

test('an app that calls Zoom with earlier tokens in place of an exchange is told so', async () => {
  const connection: Alterations['connection'] = (right) => {
    const asked = new Set<string>()
    return {
      ...right,
      async complete(callback) {
        if (asked.has(callback.person)) await right.use(callback.person)
        else await right.complete(callback)
        asked.add(callback.person)
      },
    }
  }
  const [appDid] = await whatItSays('reconnect-without-disconnecting', { connection })
  expect(appDid).toMatch(
    /^The app exchanged no code at all after its callback, and called Zoom with tokens that it had before\. In the end/,
  )
})
