import { forgetUser } from '../endpoints/oauth/browser-user.ts'
import { readSignedIn, writeSignedIn } from '../flow/signed-in.ts'
import { mountPathOf } from '../http/mount.ts'
import type { Mock } from '../mock/create.ts'
import type { signedInOperations } from './api/signed-in.ts'
import type { Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function signedInHandlers({ context }: Mock): Handlers<typeof signedInOperations> {
  return {
    show: () => readSignedIn(context) ?? { userId: null },
    choose({ body }) {
      const user = context.storage.users.find(body.user)
      if (!user)
        return refuseCall(404, `There is no Zoom user ${body.user}.`, 'GET /__mock/users lists them.')
      const signedIn = { userId: user.id, consent: body.consent }
      writeSignedIn(context, signedIn)
      return signedIn
    },
    forget() {
      writeSignedIn(context, null)
    },
    signOut({ ctx }) {
      writeSignedIn(context, null)
      forgetUser(ctx)
      ctx.set('Location', `${mountPathOf(ctx)}/`)
    },
  }
}
