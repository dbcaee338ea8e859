import type { browserOperations } from '../../src/mock-zoom/control/browser-operations.ts'
import type { Operations } from '../../src/mock-zoom/control/operations.ts'
import { redirectUri } from '../support/oauth.ts'

/** Calls of one operation: what is sent for each status, beyond those that every operation has. */
export interface Scenario {
  /** In place of the path's own, where it has parameters or a query. {sent}, {held}, {validation} name deliveries, {sandbox} a sandbox. */
  readonly path?: string
  readonly body?: object
  /** What leads to each refusal that the operation names itself. */
  readonly refused?: Readonly<Partial<Record<400 | 404 | 409, { path?: string; body?: object }>>>
}

type ScenariosOf<Groups> = {
  readonly [Group in keyof Groups]: { readonly [Name in keyof Groups[Group]]: Scenario }
}
type All = ScenariosOf<Operations & typeof browserOperations>

const newcomer = { email: 'new@example.com', firstName: 'New', lastName: 'Comer' }
const nobody = { user: 'nobody@example.com' }
const missing = { 404: { path: '/__mock/users/nobody' } }
const install = { user: 'jill@example.com', redirectUri }

/** One for each operation: an operation without one does not compile. */
export const scenarios: All = {
  mock: {
    health: {},
    ready: {},
    reset: {},
    install: {
      body: install,
      refused: {
        400: { body: { ...install, redirectUri: 'https://elsewhere.example/' } },
        404: { body: { ...install, ...nobody } },
      },
    },
    uninstall: {
      path: '/__mock/users/ada@example.org/uninstall',
      body: { clientId: 'acme_scheduler_dev_01' },
      refused: {
        404: { path: '/__mock/users/nobody/uninstall' },
        409: { body: { clientId: 'acme_desktop_pub_0001' } },
      },
    },
  },
  findings: { list: {} },
  grants: { list: {} },
  codes: { list: {} },
  tokens: { list: {} },
  switches: { show: {}, set: { body: { codeTtl: 60 } } },
  apps: {
    list: {},
    add: {
      body: { clientId: 'new_app', name: 'New' },
      refused: { 409: { body: { clientId: 'acme_scheduler_dev_01', name: 'Impostor' } } },
    },
    change: {
      path: '/__mock/apps/acme_scheduler_dev_01',
      body: { name: 'Acme Planner' },
      refused: { 404: { path: '/__mock/apps/nobody' } },
    },
    remove: {
      path: '/__mock/apps/acme_reports_s2s_0001',
      refused: { 404: { path: '/__mock/apps/nobody' } },
    },
  },
  users: {
    list: {},
    add: { body: newcomer, refused: { 409: { body: { ...newcomer, email: 'jill@example.com' } } } },
    change: {
      path: '/__mock/users/jill@example.com',
      body: { firstName: 'Jacqueline' },
      refused: { ...missing, 409: { body: { email: 'sam@example.com' } } },
    },
    remove: { path: '/__mock/users/jill@example.com', refused: missing },
  },
  clock: {
    show: {},
    advance: {
      body: { advance: { hours: 1 } },
      refused: { 400: { body: { advance: { days: 1_000_000_000 } } } },
    },
  },
  journal: { list: { path: '/__mock/journal?after=1&type=code.issued' }, exchanges: {} },
  signedIn: {
    show: {},
    choose: { body: { user: 'jill@example.com' }, refused: { 404: { body: nobody } } },
    clear: {},
  },
  webhooks: {
    list: {},
    subscriptions: {},
    validate: {
      body: { clientId: 'acme_scheduler_dev_01' },
      refused: {
        404: { body: { clientId: 'nobody' } },
        409: { body: { clientId: 'acme_reports_s2s_0001' } },
      },
    },
    redeliver: {
      path: '/__mock/webhooks/{sent}/redeliver',
      refused: {
        404: { path: '/__mock/webhooks/nothing/redeliver' },
        409: { path: '/__mock/webhooks/{validation}/redeliver' },
      },
    },
    release: {
      path: '/__mock/webhooks/{held}/release',
      refused: {
        404: { path: '/__mock/webhooks/nothing/release' },
        409: { path: '/__mock/webhooks/{sent}/release' },
      },
    },
  },
  document: { show: {} },
  browser: { signOut: {} },
  rateLimits: { show: {}, set: { body: { Light: { perSecond: 5 } } } },
  sandboxes: {
    list: {},
    create: {
      body: { profile: '2020', seed: 'a-seed' },
      // A sandbox has none of its own.
      refused: { 409: { path: '/__mock/sandboxes/{sandbox}/__mock/sandboxes' } },
    },
    close: {
      path: '/__mock/sandboxes/{sandbox}',
      refused: { 404: { path: '/__mock/sandboxes/none' } },
    },
  },
  faults: { list: {}, add: { body: { route: 'token', status: 502 } }, clear: {} },
}
