import { createHash } from 'node:crypto'
import { toIsoTime } from '../domain/clock.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import { callApi } from '../flow/call-api.ts'
import type { Provider } from '../flow/provider.ts'
import type { ZoomContext } from './context.ts'
import { parseParameters } from './read-parameters.ts'
import { sendJson } from './send.ts'
import type { SendRefusal } from './send-refusal.ts'

/** `GET /v2/users/me`: the Zoom user who gave the grant. */
export function usersMeEndpoint(provider: Provider, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const inQuery = parseParameters(ctx.querystring, '').get('access_token')
    const answer = await callApi(provider, {
      requestId: ctx.state.requestId,
      endpoint: 'GET /v2/users/me',
      accessToken: /^Bearer\s+(\S+)\s*$/i.exec(ctx.get('authorization'))?.[1] ?? inQuery,
      tokenInQuery: inQuery !== undefined,
      speaksForMe: true,
      scopes: {
        granular: ['user:read:user', 'user:read:user:admin'],
        classic: ['user:read:admin', 'user:read'],
      },
    })
    if (!answer.ok) return sendRefusal(ctx, answer)
    sendJson(ctx, 200, userBody(answer.value.user))
  }
}

/** The keys in Zoom's order, as in ZoomNet's sample of a real answer (github.com/Jericho/ZoomNet, SampleData). */
function userBody(user: ZoomUser) {
  const number = createHash('sha256').update(user.id).digest().readUInt32BE() % 10_000_000_000
  const pmi = 1_000_000_000 + number
  return {
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: `${user.firstName} ${user.lastName}`,
    email: user.email,
    type: 2,
    role_name: 'Member',
    pmi,
    use_pmi: false,
    personal_meeting_url: `https://us02web.zoom.us/j/${pmi}`,
    timezone: 'UTC',
    verified: 1,
    dept: '',
    created_at: toIsoTime(user.createdAt),
    last_login_time: toIsoTime(user.createdAt),
    pic_url: '',
    jid: `${user.id.toLowerCase()}@xmpp.zoom.us`,
    group_ids: [],
    im_group_ids: [],
    account_id: user.accountId,
    language: 'en-US',
    phone_country: '',
    phone_number: '',
    status: 'active',
    login_types: [1],
    role_id: '2',
    cluster: 'us02',
    user_created_at: toIsoTime(user.createdAt),
  }
}
