import type { Refusal, RefusalReason } from '../domain/refusal.ts'
import { errorPage } from '../pages/error.ts'

import { fillBody, fillPage, zoomAnswerFor } from '../zoom/errors.ts'
import type { Switches } from '../zoom/profiles.ts'
import type { ZoomContext } from './context.ts'
import { sendJson, sendPage } from './send.ts'

/** Responses configured for single refusals, instead of those in zoom/errors.ts. */
export type ErrorOverrides = Readonly<
  Partial<Record<RefusalReason, { readonly status: number; readonly body: string }>>
>

/** Sends a refusal in Zoom's words. The true reason stays inside. */
export type SendRefusal = (ctx: ZoomContext, refusal: Refusal) => void

export function refusalSender(switches: () => Switches, overrides: ErrorOverrides): SendRefusal {
  return (ctx, { reason, says, wording }) => {
    const { status, body, page } = { ...zoomAnswerFor(reason, switches(), wording), ...overrides[reason] }
    if (page === undefined || ctx.accepts('html', 'json') === 'json') {
      sendJson(ctx, status, fillBody(body, says))
    } else {
      ctx.state.errorLine = fillPage(page, says)
      sendPage(ctx, switches().authorizeErrorPageStatus, errorPage(ctx.state.errorLine))
    }
  }
}
