import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import {
  type Alterations,
  createZoomApi,
  NotConnected,
  ZoomRefusal,
  ZoomUnavailable,
} from '../../src/reference-client/index.ts'
import { runColumn } from '../../tools/matrix/column.ts'

/** Apps that do it in another way than the reference client, and are also correct. */
const rightApps: Readonly<Record<string, Alterations>> = {
  'keeps one state for each browser, and forgets it when another comes': {
    pendingAuthorizations: (right, { database }) => {
      const forget = database.prepare(
        `DELETE FROM pending_authorizations WHERE session_id = ? AND used_at IS NULL`,
      )
      return {
        async begin(session) {
          forget.run(session.id)
          return right.begin(session)
        },
        async consume(state, session) {
          const pending = await right.consume(state, session)
          if (pending === 'unknown') forget.run(session?.id)
          return pending
        },
      }
    },
  },

  'starts again on its own when a callback is not its own': {
    readCallback: (right) => async (parameters, session) => {
      const arrival = await right(parameters, session)
      return arrival.is === 'unknown' || arrival.is === 'expired' ? { is: 'begun-at-zoom' } : arrival
    },
  },

  'uses no PKCE': {
    zoomApi: (right, { settings }) => ({
      ...right,
      async authorizeUrl(state, codeVerifier) {
        const url = new URL(await right.authorizeUrl(state, codeVerifier))
        url.searchParams.delete('code_challenge')
        url.searchParams.delete('code_challenge_method')
        return url.href
      },
      exchange: createZoomApi(settings, (url, request) => {
        request.body.delete('code_verifier')
        return fetch(url, request)
      }).exchange,
    }),
  },

  'refreshes only when the API has refused a token': {
    connection: (right, { tokenStore, zoomApi, refreshOnce }) => ({
      ...right,
      async use(person) {
        const row = await tokenStore.live(person)
        if (row === undefined) throw new NotConnected('You are not connected to Zoom.')
        try {
          return await zoomApi.me(row)
        } catch (refusal) {
          if (!(refusal instanceof ZoomRefusal) || refusal.status !== 401) throw refusal
          return zoomApi.me(await refreshOnce(row))
        }
      },
    }),
  },

  'retries an exchange once when it got no response': {
    zoomApi: (right) => ({
      ...right,
      async exchange(callback) {
        try {
          return await right.exchange(callback)
        } catch (error) {
          if (!(error instanceof ZoomUnavailable)) throw error
          return right.exchange(callback)
        }
      },
    }),
  },

  'sends its credentials in the form': {
    zoomApi: (right, { settings }) => {
      const { exchange, refresh, revoke } = createZoomApi(settings, (url, { body, headers, ...request }) => {
        body.set('client_id', settings.clientId)
        body.set('client_secret', settings.clientSecret)
        const { authorization: _, ...others } = headers
        return fetch(url, { ...request, body, headers: others })
      })
      return { ...right, exchange, refresh, revoke }
    },
  },

  'hard-deletes rows': {
    tokenStore: (right, { database }) => {
      const remove = database.prepare(`DELETE FROM zoom_connections WHERE id = ?`)
      return { ...right, softDelete: async (row) => void remove.run(row.id) }
    },
  },
}

test.each(Object.entries(rightApps))('an app that %s keeps all contracts', async (name, alterations) => {
  const { cells } = await runColumn({ name, title: name, bug: 'none', alterations }, contracts)
  expect(cells.filter(({ verdict }) => verdict !== 'kept' && verdict !== 'not-applicable')).toEqual([])
  const notApplicable = cells
    .filter(({ verdict }) => verdict === 'not-applicable')
    .map(({ contract }) => contract)
  expect(notApplicable).toEqual(name === 'uses no PKCE' ? ['pkce-pair-is-consistent'] : [])
})
