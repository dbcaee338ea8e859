import { z } from 'zod'
import { forgetUser } from '../endpoints/oauth/browser-user.ts'
import { writeSignedIn } from '../flow/signed-in.ts'
import type { FlowContext } from '../flow-context.ts'
import type { ZoomContext } from '../http/context.ts'
import { baseUrlOf, mountPathOf } from '../http/mount.ts'
import { sendJson } from '../http/send.ts'
import { packageVersion } from '../mock/package-version.ts'
import { openApiDocument } from './openapi.ts'
import type { Description } from './operation.ts'
import { operations } from './operations.ts'
import { quickstart } from './quickstart.ts'

/** A route that exists only over HTTP, because it has no use in code. */
interface BrowserOperation extends Description {
  serve(ctx: ZoomContext, context: FlowContext): void
}

/** Described like the others, and served by hand. */
export const browserOperations = {
  document: {
    show: {
      method: 'GET',
      path: '/__mock/openapi.json',
      summary: 'This document: the control API, as OpenAPI 3.1.',
      status: 200,
      answer: z.looseObject({ openapi: z.literal('3.1.0') }),
      serve(ctx) {
        // Made once, and only when somebody asks: it takes as long as everything else in a mock's start.
        document ??= openApiDocument({ ...operations, ...browserOperations }, packageVersion())
        sendJson(ctx, 200, { openapi: '3.1.0', ...document, servers: [{ url: mountPathOf(ctx) || '/' }] })
      },
    },
  },
  quickstart: {
    show: {
      method: 'GET',
      path: '/__mock/quickstart',
      summary: 'What to call for which purpose, as plain text: for coding agents and people in a hurry.',
      status: 200,
      text: 'A page of plain text, with the address at which the mock was asked.',
      serve(ctx, { storage }) {
        ctx.status = 200
        ctx.type = 'text/plain'
        ctx.body = quickstart(baseUrlOf(ctx), storage.apps.list()[0]?.clientId)
      },
    },
  },
  browser: {
    // For the button on the mock's own page: a form can only POST.
    signOut: {
      method: 'POST',
      path: '/__mock/sign-out',
      summary: 'Signs this browser out, lets each browser’s cookie decide again, and goes to the first page.',
      status: 303,
      serve(ctx, context) {
        writeSignedIn(context, null)
        forgetUser(ctx)
        ctx.set('Location', `${mountPathOf(ctx)}/`)
        ctx.status = 303
      },
    },
  },
} satisfies Readonly<Record<string, Readonly<Record<string, BrowserOperation>>>>

let document: Readonly<Record<string, unknown>> | undefined
