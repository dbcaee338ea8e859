import type { Accepted } from '../../domain/accepted.ts'
import type { ApiRefusal, Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import type { ApiCaller } from '../../flow/call-api.ts'
import type { HostedMeeting } from '../../flow/meetings.ts'
import { findMeeting } from '../../flow/meetings.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ApiCall } from './endpoint.ts'

/**
 * The meeting that the path names. A UUID that holds a slash must be encoded twice (zoom/skills,
 * rest-api/concepts/api-architecture.md): Zoom decodes once to find the endpoint, and again to read the UUID.
 */
export function namedMeeting(
  context: FlowContext,
  caller: ApiCaller,
  { params }: ApiCall,
): Accepted<HostedMeeting> | Refusal<ApiRefusal> {
  const once = params.meetingId ?? ''
  if (once.includes('/')) return refuse('meeting-uuid-encoded-once', { meeting_id: once })
  return findMeeting(context, caller, decodeAgain(once))
}

function decodeAgain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
