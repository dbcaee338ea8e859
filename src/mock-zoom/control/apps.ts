import type { Mock } from '../mock/create.ts'
import type { appOperations } from './api/apps.ts'
import type { Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function appHandlers(mock: Mock): Handlers<typeof appOperations> {
  const { apps } = mock.context.storage
  const unknown = (clientId: string) =>
    refuseCall(404, `There is no app ${clientId}.`, 'GET /__mock/apps lists them.')
  return {
    list: () => apps.list(),
    add({ body }) {
      if (apps.find(body.clientId)) {
        return refuseCall(409, `There is an app ${body.clientId} already.`, 'Change it with PATCH.')
      }
      mock.saveApp(body)
      return body
    },
    change({ path, body }) {
      return mock.changeApp(path.clientId, body) ?? unknown(path.clientId)
    },
    remove({ path }) {
      return apps.remove(path.clientId) ? undefined : unknown(path.clientId)
    },
  }
}
