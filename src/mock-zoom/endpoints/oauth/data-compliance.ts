import { z } from 'zod'
import type { ClientRefusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { parseParameters, readBody } from '../../http/read-parameters.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { authenticateClient } from './client-auth.ts'

/** Of what an app reports, as much as the journal tells. Nobody knows what Zoom insists on. */
const reportSchema = z.object({
  client_id: z.string().catch(''),
  user_id: z.string().nullable().catch(null),
  compliance_completed: z.boolean().catch(false),
})

/**
 * `POST /oauth/data/compliance`: an app says that it has deleted what it kept of a user who uninstalled it. Zoom required
 * it (marketplace.zoom.us/docs/guides/publishing/data-compliance), later copies of that page don't, and apps still send it:
 * most with Basic (kyleboe/zoom_rb), some without (mattermost/mattermost-plugin-zoom, server/zoom/compliance.go).
 */
export function dataComplianceEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  const { storage, clock } = context
  return async (ctx: ZoomContext) => {
    const report = readReport(await readBody(ctx))
    const reason = report ? whyNot(context, ctx.get('authorization'), report.client_id) : 'api-body-not-json'
    const { requestId } = ctx.state
    if (!report || reason) {
      const refused = reason ?? 'api-body-not-json'
      const clientId = report?.client_id ?? null
      storage.journal.append(
        { type: 'compliance.refused', reason: refused, clientId },
        clock.now(),
        requestId,
      )
      return sendRefusal(ctx, refuse(refused))
    }
    const { client_id: clientId, user_id: userId, compliance_completed: completed } = report
    storage.journal.append(
      { type: 'compliance.reported', clientId, userId, completed },
      clock.now(),
      requestId,
    )
    // A guess: all that is known is that it is no error.
    sendJson(ctx, 200, '{"status":"success"}')
  }
}

function whyNot(context: FlowContext, authorization: string, clientId: string): ClientRefusal | undefined {
  if (authorization === '') return context.storage.apps.find(clientId) ? undefined : 'client-unknown'
  const client = authenticateClient(context, authorization, parseParameters('', ''))
  return client.ok ? undefined : client.reason
}

function readReport(text: string): z.output<typeof reportSchema> | undefined {
  try {
    return reportSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
