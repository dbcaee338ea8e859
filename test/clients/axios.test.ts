import axios, { isAxiosError } from 'axios'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { standInForZoom } from '../support/in-place-of-zoom.ts'
import { basic, connect } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

// Otherwise a proxy from the environment would get the requests for the mock.
axios.defaults.proxy = false

const account_id = 'fjWCMNv_RySUpbdBJjO-Tg'
const reports = 'acme_reports_s2s_0001'
const tokenUrl = 'https://zoom.us/oauth/token'
const s2s = { grant_type: 'account_credentials', account_id }

/** How public snippets request a server-to-server token; zoom.us is hard-coded in all of them. */
const snippets: Record<string, { send(zoom: MockZoom): Promise<{ data: unknown }>; shape: string }> = {
  'a form made with URLSearchParams': {
    send: async (zoom) =>
      axios.post(tokenUrl, new URLSearchParams(s2s), {
        headers: { Authorization: await basic(zoom, reports) },
      }),
    shape: 'POST zoom.us/oauth/token Basic form:grant_type,account_id',
  },
  'params and no body': {
    send: async (zoom) =>
      axios.post(tokenUrl, null, { params: s2s, headers: { Authorization: await basic(zoom, reports) } }),
    shape: 'POST zoom.us/oauth/token Basic query:grant_type,account_id',
  },
  'the query in the URL and {} as body': {
    send: async (zoom) =>
      axios.post(
        `${tokenUrl}?grant_type=account_credentials&account_id=${account_id}`,
        {},
        { headers: { Authorization: await basic(zoom, reports) } },
      ),
    shape: 'POST zoom.us/oauth/token Basic query:grant_type,account_id a body that is no form',
  },
  'auth instead of the header': {
    send: async (zoom) => {
      const password = (await zoom.apps.list()).find((app) => app.clientId === reports)?.clientSecret ?? ''
      return axios.post(tokenUrl, new URLSearchParams(s2s), { auth: { username: reports, password } })
    },
    shape: 'POST zoom.us/oauth/token Basic form:grant_type,account_id',
  },
  'api.zoom.us': {
    send: async (zoom) =>
      axios.post('https://api.zoom.us/oauth/token', new URLSearchParams(s2s), {
        headers: { Authorization: await basic(zoom, reports) },
      }),
    shape: 'POST api.zoom.us/oauth/token Basic form:grant_type,account_id',
  },
}

for (const [name, { send, shape }] of Object.entries(snippets)) {
  test(`axios, server-to-server: ${name}`, async () => {
    await using zoom = await createMockZoom()
    await using _inPlace = await standInForZoom(zoom)
    expect((await send(zoom)).data).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      api_url: 'https://api.zoom.us',
    })
    expect(await shapesSent(zoom)).toEqual([shape])
  })
}

test('axios: a plain object goes out as JSON, in which Zoom sees no grant type', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  const sent = axios.post(tokenUrl, s2s, { headers: { Authorization: await basic(zoom, reports) } })
  await expect(sent).rejects.toMatchObject({
    message: 'Request failed with status code 400',
    response: { data: { reason: 'unsupported grant type', error: 'unsupported_grant_type' } },
  })
})

test('axios: an interceptor that refreshes on 401 does so once', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  let tokens = await connect(zoom)
  const api = axios.create({ baseURL: 'https://api.zoom.us/v2' })
  api.interceptors.request.use((config) => {
    config.headers.Authorization = `Bearer ${tokens.access_token}`
    return config
  })
  api.interceptors.response.use(undefined, async (error) => {
    if (!isAxiosError(error) || error.response?.status !== 401 || !error.config) throw error
    const { refresh_token } = tokens
    const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token })
    tokens = (await axios.post(tokenUrl, form, { headers: { Authorization: await basic(zoom) } })).data
    return api.request(error.config)
  })
  await zoom.clock.advance({ hours: 1 })
  expect((await api.get('/users/me')).data).toMatchObject({ email: 'jill@example.com' })
  expect(await zoom.journal.list({ type: 'refresh.rotated' })).toHaveLength(1)
})
