import { z } from 'zod'
import { parseJson } from '../../domain/parse-json.ts'
import { reportCompliance } from '../../flow/report-compliance.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { readBody } from '../../http/read-parameters.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'

/** The part of a report that the journal shows. What Zoom requires of one is unknown. */
const reportSchema = z
  .object({
    client_id: z.string().catch(''),
    user_id: z.string().nullable().catch(null),
    compliance_completed: z.boolean().catch(false),
  })
  .transform((body) => ({
    clientId: body.client_id,
    userId: body.user_id,
    completed: body.compliance_completed,
  }))

/**
 * `POST /oauth/data/compliance`: an app reports that it has deleted the data of a user who uninstalled it. Zoom required
 * it (marketplace.zoom.us/docs/guides/publishing/data-compliance), later copies of that page don't, and apps still send it:
 * most with Basic (kyleboe/zoom_rb), some without (mattermost/mattermost-plugin-zoom, server/zoom/compliance.go).
 */
export function dataComplianceEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const report = reportSchema.safeParse(parseJson(await readBody(ctx))).data
    const { requestId } = ctx.state
    const reported = reportCompliance(context, requestId, ctx.get('authorization'), report)
    if (!reported.ok) return sendRefusal(ctx, reported)
    // A guess: it is only known that this isn't an error.
    sendJson(ctx, 200, '{"status":"success"}')
  }
}
