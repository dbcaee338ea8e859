import type { EndpointScopes } from '../../domain/api.ts'
import type { Meeting, MeetingListType } from '../../domain/meeting.ts'
import { findApiUser } from '../../flow/api-users.ts'
import { createMeeting, deleteMeeting, listMeetings, updateMeeting } from '../../flow/meetings.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpoint } from './endpoint.ts'
import { listedMeetingBody, meetingBody } from './meeting-body.ts'
import { meetingSchema } from './meeting-input.ts'
import { namedMeeting } from './named-meeting.ts'
import type { Page } from './paging.ts'
import { nextPageToken, readPage } from './paging.ts'
import { readBodyAs } from './read-body.ts'

const collection = 'Zoom’s public API collection (a mirror: developers.qodex.ai)'
const categories = 'devforum.zoom.us/t/123510 (category)'
const scopes = (granular: readonly [string, string], verb: 'read' | 'write'): EndpointScopes => ({
  granular,
  classic: [`meeting:${verb}`, `meeting:${verb}:admin`],
  also: [`${granular[0].replace(/:admin$/, '')}:master`, 'meeting:master'],
})

/** Meetings: create, list, get, change, delete. */
export const meetingEndpoints: readonly ApiEndpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v2/users/:userId/meetings',
    scopes: scopes(['meeting:write:meeting', 'meeting:write:meeting:admin'], 'write'),
    confidence: 'logged',
    source: ['published error reports of 2025', 'devforum.zoom.us/t/85922 (classic)', categories],
    category: 'Medium',
    serve(context, caller, { params, body }) {
      const host = findApiUser(context, caller, params.userId ?? '')
      if (!host.ok) return host
      const changes = readBodyAs(meetingSchema, body)
      return changes.ok ? createMeeting(context, caller, host.value, changes.value) : changes
    },
    show: (created, context) => ({ status: 201, body: meetingBody(context, created, 'created') }),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/users/:userId/meetings',
    scopes: scopes(['meeting:read:list_meetings', 'meeting:read:list_meetings:admin'], 'read'),
    confidence: 'logged',
    source: ['published error reports of 2025', collection],
    category: 'Medium',
    serve(context, caller, { params, query }) {
      const host = findApiUser(context, caller, params.userId ?? '')
      if (!host.ok) return host
      const list = listTypes.get(query.get('type') ?? '') ?? 'scheduled'
      const meetings = listMeetings(context, host.value, list)
      return readPage(context, meetings, `${list} meetings of ${host.value.id}`, query)
    },
    show: (page, context) => ({ status: 200, body: listBody(context, page) }),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/meetings/:meetingId',
    scopes: scopes(['meeting:read:meeting:admin', 'meeting:read:meeting'], 'read'),
    confidence: 'inferred',
    source: [collection, categories],
    category: 'Light',
    serve: namedMeeting,
    show: (found, context) => ({ status: 200, body: meetingBody(context, found, 'found') }),
  }),
  endpoint({
    method: 'PATCH',
    path: '/v2/meetings/:meetingId',
    scopes: scopes(['meeting:update:meeting:admin', 'meeting:update:meeting'], 'write'),
    confidence: 'logged',
    source: ['published error reports of 2025', collection, categories],
    category: 'Light',
    serve(context, caller, call) {
      const found = namedMeeting(context, caller, call)
      if (!found.ok) return found
      const changes = readBodyAs(meetingSchema, call.body)
      return changes.ok ? updateMeeting(context, caller, found.value, changes.value) : changes
    },
    show: () => ({ status: 204 }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/v2/meetings/:meetingId',
    scopes: scopes(['meeting:delete:meeting:admin', 'meeting:delete:meeting'], 'write'),
    confidence: 'logged',
    source: ['published error reports of 2025', collection, categories],
    category: 'Light',
    serve(context, caller, call) {
      const found = namedMeeting(context, caller, call)
      return found.ok ? deleteMeeting(context, caller, found.value) : found
    },
    show: () => ({ status: 204 }),
  }),
]

/** Zoom treats any other type as its default. */
const listTypes = new Map<string, MeetingListType>([
  ['live', 'live'],
  ['upcoming', 'upcoming'],
  ['upcoming_meetings', 'upcoming'],
  ['previous_meetings', 'previous'],
])

function listBody(context: FlowContext, page: Page<Meeting>): object {
  const { apiBodies } = context.switches
  const meetings = page.items.map((meeting) => listedMeetingBody(meeting, apiBodies))
  const { size: page_size, total: total_records } = page
  return context.switches.meetingListPaging === 'token'
    ? { page_size, total_records, next_page_token: nextPageToken(context, page), meetings }
    : { page_count: page.pageCount, page_number: page.number, page_size, total_records, meetings }
}
