import { expect } from 'vitest'
import type { Operation } from '../../src/mock-zoom/control/operation.ts'
import type { Operations } from '../../src/mock-zoom/control/operations.ts'
import { operations } from '../../src/mock-zoom/control/operations.ts'
import type { MockZoom, StateSnapshot } from '../../src/mock-zoom/index.ts'
import { basic, redirectUri } from '../support/oauth.ts'

// What each operation is called with, whichever door it is called through: doors.test.ts calls the members of the
// interface, openapi.test.ts sends the requests.

/** What is in a busy mock, by id. */
export interface Ids {
  /** An event that could not be delivered. */
  readonly sent: string
  /** An event that is held back. */
  readonly held: string
  readonly validation: string
  /** One that works. */
  readonly token: string
  /** Empty in a sandbox, which can't have sandboxes. */
  readonly sandbox: string
  readonly state: StateSnapshot
}

/** Arguments of the interface's member. */
type Call<Of extends Operation> = Parameters<Of['given']> | ((ids: Ids) => Parameters<Of['given']>)

/** Leaves out a status that can't be provoked from outside. */
type Provoked<Of extends Operation> = Exclude<
  Of extends { readonly refusals: infer Refusals } ? keyof Refusals : never,
  503
>

/** One call that works, and then one for each refusal that the operation names. */
type Scenario<Of extends Operation> = { readonly works: Call<Of> } & ([Provoked<Of>] extends [never]
  ? { readonly refused?: undefined }
  : { readonly refused: { readonly [Status in Provoked<Of>]: Call<Of> } })

type Scenarios = {
  readonly [Group in keyof Operations]: {
    readonly [Name in keyof Operations[Group]]: Operations[Group][Name] extends infer Of extends Operation
      ? Scenario<Of>
      : never
  }
}

const odd = 'odd/app%'
const newcomer = { email: 'new@example.com', firstName: 'New', lastName: 'Comer' }
const install = { user: 'jill@example.com', redirectUri }

/** An operation without a scenario does not compile. In this order, all of them work on one busy mock. */
const scenarios: Scenarios = {
  findings: { list: { works: [] }, refusals: { works: [] } },
  grants: { list: { works: [{ limit: 1 }], refused: { 404: [{ after: 'nothing' }] } } },
  codes: { list: { works: [{ limit: 1 }], refused: { 404: [{ after: 'nothing' }] } } },
  tokens: {
    list: { works: ({ token }) => [{ after: token }], refused: { 404: [{ after: 'nothing' }] } },
    expire: { works: ({ token }) => [token], refused: { 404: ['nothing'], 409: ({ token }) => [token] } },
  },
  journal: { list: { works: [{ after: 1, type: 'code.issued' }] }, exchanges: { works: [] } },
  webhooks: {
    list: { works: ({ sent }) => [{ after: sent, limit: 1 }], refused: { 404: [{ after: 'nothing' }] } },
    subscriptions: { works: [] },
    catalogue: { works: [{ user: 'jill@example.com' }], refused: { 404: [{ user: 'nobody@example.com' }] } },
    validate: {
      works: ['acme_scheduler_dev_01'],
      refused: { 404: ['nobody'], 409: ['acme_reports_s2s_0001'] },
    },
    send: {
      works: [{ event: 'meeting.started', payload: { object: { id: '98399082887' } }, hold: true }],
      refused: {
        404: [{ event: 'meeting.started', payload: {}, clientId: 'nobody' }],
        409: [{ event: 'meeting.started', payload: {}, clientId: 'acme_reports_s2s_0001' }],
      },
    },
    redeliver: {
      works: ({ sent }) => [sent],
      refused: { 404: ['nothing'], 409: ({ validation }) => [validation] },
    },
    release: { works: ({ held }) => [held], refused: { 404: ['nothing'], 409: ({ sent }) => [sent] } },
  },
  clock: {
    show: { works: [] },
    advance: { works: [{ hours: 1 }], refused: { 400: [{ days: 1_000_000_000 }] } },
  },
  switches: { show: { works: [] }, set: { works: [{ codeTtl: 60 }] } },
  rateLimits: { show: { works: [] }, set: { works: [{ Light: { perSecond: 5 } }] } },
  faults: { list: { works: [] }, add: { works: [{ route: 'token', status: 502 }] }, clear: { works: [] } },
  stubs: {
    list: { works: [] },
    add: { works: [{ path: '/v2/users/{userId}/webinars', body: { webinars: [] } }] },
    clear: { works: [] },
  },
  signedIn: {
    show: { works: [] },
    choose: { works: [{ user: 'jill@example.com' }], refused: { 404: [{ user: 'nobody@example.com' }] } },
    clear: { works: [] },
  },
  apps: {
    list: { works: [] },
    add: {
      works: [{ clientId: 'new_app', name: 'New' }],
      refused: { 409: [{ clientId: 'acme_scheduler_dev_01', name: 'Impostor' }] },
    },
    change: { works: [odd, { name: 'Acme Planner' }], refused: { 404: ['nobody', {}] } },
    remove: { works: [odd], refused: { 404: ['nobody'] } },
  },
  users: {
    list: { works: [] },
    add: { works: [newcomer], refused: { 409: [{ ...newcomer, email: 'jill@example.com' }] } },
    change: {
      works: ['jill@example.com', { firstName: 'Jacqueline' }],
      refused: { 404: ['nobody', {}], 409: ['jill@example.com', { email: 'ada@example.org' }] },
    },
    remove: { works: ['sam@example.com'], refused: { 404: ['nobody'] } },
  },
  sandboxes: {
    list: { works: [] },
    create: { works: [{ profile: '2020', seed: 'a-seed' }], refused: { 409: [] } },
    close: { works: ({ sandbox }) => [sandbox], refused: { 404: ['none'] } },
  },
  state: {
    save: { works: [] },
    load: {
      works: ({ state }) => [state],
      refused: {
        400: ({ state }) => [{ ...state, version: 1 }],
        409: ({ state }) => [{ ...state, profile: '2020' }],
      },
    },
  },
  mock: {
    health: { works: [] },
    ready: { works: [] },
    fidelity: { works: [] },
    install: {
      works: [install],
      refused: {
        400: [{ ...install, redirectUri: 'https://elsewhere.example/' }],
        404: [{ ...install, user: 'nobody@example.com' }],
      },
    },
    uninstall: {
      works: [{ user: 'ada@example.org', clientId: 'acme_scheduler_dev_01' }],
      refused: {
        404: [{ user: 'nobody' }],
        409: [{ user: 'ada@example.org', clientId: 'acme_desktop_pub_0001' }],
      },
    },
    reset: { works: [] },
  },
}

/** One operation, and how it is called. */
export interface CalledOperation {
  readonly group: string
  readonly name: string
  readonly operation: Operation
  readonly works: Arguments
  readonly refused: readonly (readonly [status: number, Arguments])[]
}

/** The arguments of a call, in a mock with these ids. */
export type Arguments = (ids: Ids) => readonly unknown[]

type AnyCall = readonly unknown[] | Arguments
const argumentsOf =
  (call: AnyCall): Arguments =>
  (ids) =>
    typeof call === 'function' ? call(ids) : call

export const calledOperations: readonly CalledOperation[] = Object.entries(scenarios).flatMap(
  ([group, members]) =>
    Object.entries<{ works: AnyCall; refused?: Record<string, AnyCall> | undefined }>(members).map(
      ([name, { works, refused = {} }]) => ({
        group,
        name,
        operation: Reflect.get(Reflect.get(operations, group), name),
        works: argumentsOf(works),
        refused: Object.entries(refused).map(
          ([status, call]) => [Number(status), argumentsOf(call)] as const,
        ),
      }),
    ),
)

/** For `createMockZoom()`: a busy mock, and one sandbox more, is all there is room for. */
export const roomForTwo = { sandboxes: { max: 2 } } as const

/** Makes everything happen once, so that no list is empty. Works through every door. */
export async function makeBusy(zoom: MockZoom, isSandbox = false): Promise<Ids> {
  const { clientId } = await zoom.apps.first()
  const authorization = await basic(zoom)
  const newCode = async (user: string) => {
    const { callbackUrl } = await zoom.install({ user, redirectUri })
    return new URL(callbackUrl).searchParams.get('code') ?? ''
  }
  const exchange = async (code: string) => {
    const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
    return (await zoom.fetch('/oauth/token', { method: 'POST', headers: { authorization }, body })).status
  }
  const code = await newCode('jill@example.com')
  expect([await exchange(code), await exchange(code)]).toEqual([200, 400])

  // Nobody listens there.
  await zoom.apps.change(clientId, { webhookUrl: 'http://127.0.0.1:9/', webhookSecret: 'a-secret' })
  for (const user of ['sam@example.com', 'ada@example.org']) await exchange(await newCode(user))
  const [told] = await zoom.uninstall({ user: 'jill@example.com' })
  const [untold] = await zoom.uninstall({ user: 'sam@example.com', hold: true })
  const { delivery } = await zoom.webhooks.validate(clientId)
  await exchange(await newCode('jill@example.com'))

  await zoom.apps.add({ clientId: odd, name: 'Odd' })
  await zoom.faults.add({ route: 'api', share: 0.5, answer: 'html' })
  return {
    sent: told?.delivery?.id ?? 'none',
    held: untold?.delivery?.id ?? 'none',
    validation: delivery.id,
    token: (await zoom.tokens.list()).at(-1)?.id ?? 'none',
    state: await zoom.state.save(),
    sandbox: isSandbox ? '' : (await zoom.sandboxes.create()).id,
  }
}
