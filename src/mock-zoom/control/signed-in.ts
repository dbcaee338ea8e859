import { mountPathOf } from '../http/mount.ts'
import { forgetUser, readSignedIn, writeSignedIn } from '../http/signed-in.ts'
import type { Mock } from '../mock.ts'
import type { signedInOperations } from './api/signed-in.ts'
import type { Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function signedInHandlers({ provider }: Mock): Handlers<typeof signedInOperations> {
  return {
    show: () => readSignedIn(provider) ?? { userId: null },
    choose({ body }) {
      const user = provider.storage.users.find(body.user)
      if (!user)
        return refuseCall(404, `There is no Zoom user ${body.user}.`, 'GET /__mock/users lists them.')
      const signedIn = { userId: user.id, consent: body.consent }
      writeSignedIn(provider, signedIn)
      return signedIn
    },
    forget() {
      writeSignedIn(provider, null)
    },
    signOut({ ctx }) {
      writeSignedIn(provider, null)
      forgetUser(ctx)
      ctx.set('Location', `${mountPathOf(ctx)}/`)
    },
  }
}
