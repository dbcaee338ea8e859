import type { Mock } from '../mock/create.ts'
import type { userOperations } from './api/users.ts'
import type { Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function userHandlers(mock: Mock): Handlers<typeof userOperations> {
  const { users } = mock.context.storage
  const unknown = (id: string) =>
    refuseCall(404, `There is no Zoom user ${id}.`, 'GET /__mock/users lists them.')
  return {
    list: () => users.list(),
    add({ body }) {
      const taken = [body.email, body.id].find((name) => name !== undefined && users.find(name))
      if (taken !== undefined) {
        return refuseCall(409, `There is a Zoom user ${taken} already.`, 'Change it with PATCH.')
      }
      return mock.saveUser(body)
    },
    change({ path, body }) {
      const known = users.find(path.id)
      if (!known) return unknown(path.id)
      const other = body.email === undefined ? undefined : users.find(body.email)
      if (other && other.id !== known.id) {
        return refuseCall(409, `Another Zoom user has the email ${body.email}.`, 'Choose another.')
      }
      return mock.saveUser({ ...known, ...body })
    },
    remove({ path }) {
      const known = users.find(path.id)
      if (!known) return unknown(path.id)
      users.remove(known.id)
      return undefined
    },
  }
}
