import type Router from '@koa/router'
import type { RequestState } from '../http/context.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import type { Mock } from '../mock.ts'
import { userSchema } from '../options.ts'
import { readJson } from './read-json.ts'

/** `GET|POST /__mock/users`, `PATCH|DELETE /__mock/users/{id or email}`. */
export function userRoutes(router: Router<RequestState>, mock: Mock): void {
  const { users } = mock.provider.storage
  const unknown = 'GET /__mock/users lists them.'

  router.get('/__mock/users', (ctx) => sendJson(ctx, 200, users.list()))
  router.post('/__mock/users', async (ctx) => {
    const user = await readJson(ctx, userSchema)
    if (!user) return
    const taken = [user.email, user.id].find((name) => name !== undefined && users.find(name))
    if (taken !== undefined) {
      return sendOwnProblem(ctx, 409, `There is a Zoom user ${taken} already.`, 'Change it with PATCH.')
    }
    sendJson(ctx, 201, mock.saveUser(user))
  })
  router.patch('/__mock/users/:id', async (ctx) => {
    const known = users.find(ctx.params.id ?? '')
    if (!known) return sendOwnProblem(ctx, 404, `There is no Zoom user ${ctx.params.id}.`, unknown)
    const changes = await readJson(ctx, userSchema.omit({ id: true }).partial())
    if (!changes) return
    const other = changes.email === undefined ? undefined : users.find(changes.email)
    if (other && other.id !== known.id) {
      return sendOwnProblem(ctx, 409, `Another Zoom user has the email ${changes.email}.`, 'Choose another.')
    }
    const {
      accountId = known.accountId,
      email = known.email,
      firstName = known.firstName,
      lastName = known.lastName,
      removed = known.removed,
    } = changes
    sendJson(ctx, 200, mock.saveUser({ id: known.id, accountId, email, firstName, lastName, removed }))
  })
  router.delete('/__mock/users/:id', (ctx) => {
    const known = users.find(ctx.params.id ?? '')
    if (!known) return sendOwnProblem(ctx, 404, `There is no Zoom user ${ctx.params.id}.`, unknown)
    users.remove(known.id)
    ctx.status = 204
  })
}
