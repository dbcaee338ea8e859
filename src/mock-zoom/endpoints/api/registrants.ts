import { z } from 'zod'
import { accept } from '../../domain/accepted.ts'
import type { EndpointScopes } from '../../domain/api.ts'
import { toIsoTime } from '../../domain/clock.ts'
import type { Registrant, RegistrantStatus } from '../../domain/registrant.ts'
import { registrantStatuses } from '../../domain/registrant.ts'
import {
  addRegistrant,
  decideRegistrants,
  findRegistrant,
  listRegistrants,
  type Registration,
  removeRegistrant,
} from '../../flow/registrants.ts'
import type { FlowContext } from '../../flow-context.ts'
import { registrantUrl } from '../../zoom/join-url.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpoint } from './endpoint.ts'
import { namedMeeting } from './named-meeting.ts'
import { nextPageToken, readPage } from './paging.ts'
import { readBodyAs } from './read-body.ts'

const scopesOf = (granular: string, verb: 'read' | 'write'): EndpointScopes => ({
  granular: [granular, `${granular}:admin`],
  classic: [`meeting:${verb}`, `meeting:${verb}:admin`],
  also: [`${granular}:master`, 'meeting:master'],
})

const documented = {
  confidence: 'documented',
  source: ['github.com/zoom/skills, skills/oauth/references', 'github.com/Jericho/ZoomNet, SampleData'],
  category: 'Light',
} as const

/** Zoom asks for an email and a first name; everything else is a question that the host may have asked. */
const newRegistrantSchema = z
  .looseObject({ email: z.email(), first_name: z.string().min(1).max(64) })
  .transform(({ email, ...answers }) => ({ email, answers }))

const decisionSchema = z.object({
  action: z.enum(['approve', 'deny', 'cancel']),
  registrants: z
    .array(z.object({ id: z.string().optional(), email: z.string().optional() }))
    .max(30)
    .default([]),
})

const decided = { approve: 'approved', deny: 'denied', cancel: 'pending' } as const

/** People who register for a meeting. */
export const registrantEndpoints: readonly ApiEndpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v2/meetings/:meetingId/registrants',
    ...documented,
    scopes: scopesOf('meeting:write:registrant', 'write'),
    serve(context, caller, call) {
      const found = namedMeeting(context, caller, call)
      if (!found.ok) return found
      const read = readBodyAs(newRegistrantSchema, call.body)
      return read.ok ? addRegistrant(context, caller, found.value, read.value) : read
    },
    show: (registration) => ({ status: 201, body: newRegistrantBody(registration) }),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/meetings/:meetingId/registrants',
    ...documented,
    category: 'Medium',
    scopes: scopesOf('meeting:read:list_registrants', 'read'),
    serve(context, caller, call) {
      const found = namedMeeting(context, caller, call)
      if (!found.ok) return found
      const status = statusNamed(call.query.get('status'))
      const registrants = listRegistrants(context, found.value, status)
      if (!registrants.ok) return registrants
      const list = `${status} registrants of ${found.value.meeting.id}`
      const page = readPage(context, registrants.value, list, call.query)
      return page.ok ? accept({ page: page.value, hosted: found.value }) : page
    },
    show: ({ page, hosted }, context: FlowContext) => ({
      status: 200,
      body: {
        page_count: page.pageCount,
        page_number: page.number,
        page_size: page.size,
        total_records: page.total,
        next_page_token: nextPageToken(context, page),
        registrants: page.items.map((registrant) => registrantBody({ ...hosted, registrant })),
      },
    }),
  }),
  endpoint({
    method: 'PUT',
    path: '/v2/meetings/:meetingId/registrants/status',
    ...documented,
    scopes: scopesOf('meeting:update:registrant_status', 'write'),
    serve(context, caller, call) {
      const found = namedMeeting(context, caller, call)
      if (!found.ok) return found
      const read = readBodyAs(decisionSchema, call.body)
      if (!read.ok) return read
      const { action, registrants } = read.value
      return decideRegistrants(context, caller, found.value, decided[action], registrants)
    },
    show: () => ({ status: 204 }),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/meetings/:meetingId/registrants/:registrantId',
    ...documented,
    scopes: scopesOf('meeting:read:registrant', 'read'),
    serve(context, caller, call) {
      const found = namedMeeting(context, caller, call)
      return found.ok ? findRegistrant(context, found.value, call.params.registrantId ?? '') : found
    },
    show: (registration) => ({ status: 200, body: registrantBody(registration) }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/v2/meetings/:meetingId/registrants/:registrantId',
    ...documented,
    scopes: scopesOf('meeting:delete:registrant', 'write'),
    serve(context, caller, call) {
      const found = namedMeeting(context, caller, call)
      if (!found.ok) return found
      const registration = findRegistrant(context, found.value, call.params.registrantId ?? '')
      return registration.ok ? removeRegistrant(context, caller, registration.value) : registration
    },
    show: () => ({ status: 204 }),
  }),
]

function statusNamed(name: string | undefined): RegistrantStatus {
  return registrantStatuses.find((status) => status === name) ?? 'approved'
}

/** A registration that was just made. Someone who has to wait for the host gets no link yet (documented). */
function newRegistrantBody(registration: Registration): object {
  const { meeting, registrant } = registration
  return {
    registrant_id: registrant.id,
    id: meeting.id,
    topic: meeting.topic,
    ...(meeting.startTime === null ? {} : { start_time: toIsoTime(meeting.startTime) }),
    ...link(registration),
  }
}

function registrantBody(registration: Registration): object {
  const { id, email, status, createdAt, answers } = registration.registrant
  const { first_name = '', last_name = '', ...more } = answers
  const create_time = toIsoTime(createdAt)
  return { id, first_name, last_name, email, ...more, status, create_time, ...link(registration) }
}

function link({ meeting, registrant }: Registration): { readonly join_url?: string } {
  return isApproved(registrant) ? { join_url: registrantUrl(meeting, registrant.id) } : {}
}

const isApproved = ({ status }: Registrant): boolean => status === 'approved'
