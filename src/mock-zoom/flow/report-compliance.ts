import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import { parseParameters } from '../domain/parameters.ts'
import type { ClientRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { FlowContext } from '../flow-context.ts'
import { authenticateClient, factsOf } from './authenticate-client.ts'

/** What an app reports about a user who uninstalled it. */
export interface ComplianceReport {
  readonly clientId: string
  readonly userId: string | null
  readonly completed: boolean
}

/** An app reports that it has deleted a user's data. `report` is undefined if it can't be read. */
export function reportCompliance(
  context: FlowContext,
  requestId: string,
  authorization: string,
  report: ComplianceReport | undefined,
): Accepted<void> | Refusal<ClientRefusal | 'api-body-not-json'> {
  const { storage, clock } = context
  return storage.transaction(() => {
    const reason = report ? whyNot(context, authorization, report.clientId) : 'api-body-not-json'
    if (!report || reason) {
      const refusal = refuse(reason ?? 'api-body-not-json')
      const clientId = report?.clientId ?? null
      const parameters = parseParameters(new URLSearchParams({ client_id: clientId ?? '' }).toString(), '')
      const request = { requestId, authorization, parameters }
      storage.journal.append(
        {
          type: 'compliance.refused',
          reason: refusal.reason,
          clientId,
          ...factsOf(context, request, refusal.reason),
        },
        clock.now(),
        requestId,
      )
      return refusal
    }
    storage.journal.append({ type: 'compliance.reported', ...report }, clock.now(), requestId)
    return accept(undefined)
  })
}

function whyNot(context: FlowContext, authorization: string, clientId: string): ClientRefusal | undefined {
  if (authorization === '') return context.storage.apps.find(clientId) ? undefined : 'client-unknown'
  const client = authenticateClient(context, { authorization, parameters: parseParameters('', '') })
  return client.ok ? undefined : client.reason
}
