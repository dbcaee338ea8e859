import { toIsoTime } from '../../domain/clock.ts'
import type { CatalogueEntry, EventAbout, EventContent } from './entry.ts'
import { operatorOf } from './occurrence.ts'

const open =
  'The order of the keys is that of Zoom’s example. The mock’s users have no plan: type is 2, a licensed one.'

const entry = (
  event: string,
  make: (about: EventAbout) => EventContent,
  notKnown = open,
): CatalogueEntry => ({ event, source: 'developers.zoom.us/docs/api/users/events', notKnown, make })

const byOperator = (about: EventAbout): EventContent => ({
  payload: { account_id: about.user.accountId, ...operatorOf(about), object: person(about) },
})

/** From which kind of program, in which version: these are made up. */
const signed = (about: EventAbout): EventContent => ({
  payload: {
    account_id: about.user.accountId,
    object: {
      id: about.user.id,
      client_type: 'browser',
      date_time: toIsoTime(about.now),
      email: about.user.email,
      version: '6.0.0',
      login_type: '100',
    },
  },
})

const loginType =
  'Whether login_type is a text, as in Zoom’s example, or a number, as its schema says: it is a text here. The values of client_type.'

/** Events about users. */
export const userEvents: readonly CatalogueEntry[] = [
  entry('user.created', (about) => ({
    payload: {
      account_id: about.user.accountId,
      ...operatorOf(about),
      creation_type: 'create',
      object: {
        id: about.user.id,
        first_name: about.user.firstName,
        last_name: about.user.lastName,
        display_name: `${about.user.firstName} ${about.user.lastName}`,
        email: about.user.email,
        type: 2,
      },
    },
  })),
  entry('user.updated', (about) => ({
    payload: {
      account_id: about.user.accountId,
      ...operatorOf(about),
      time_stamp: about.now,
      old_object: { last_name: `${about.user.lastName} (before)`, id: about.user.id },
      object: { last_name: about.user.lastName, id: about.user.id },
    },
  })),
  entry('user.deleted', byOperator),
  entry('user.activated', byOperator),
  entry('user.deactivated', byOperator),
  entry('user.disassociated', byOperator),
  entry('user.invitation_accepted', (about) => ({
    payload: { account_id: about.user.accountId, object: person(about) },
  })),
  entry(
    'user.presence_status_updated',
    (about) => ({
      payload: {
        account_id: about.user.accountId,
        object: {
          date_time: toIsoTime(about.now),
          email: about.user.email,
          id: about.user.id,
          presence_status: 'Away',
        },
      },
    }),
    'Whether the key is date_time, as in Zoom’s schema, or date-time, as in its example: it is date_time here.',
  ),
  entry('user.signed_in', signed, loginType),
  entry('user.signed_out', signed, loginType),
]

function person({ user }: EventAbout) {
  return { id: user.id, first_name: user.firstName, last_name: user.lastName, email: user.email, type: 2 }
}
