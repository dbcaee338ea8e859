import { baseUrlOf } from '../http/mount.ts'
import type { OpenSandbox, Sandboxes } from '../mock/sandboxes.ts'
import { sandboxPath } from '../mock/sandboxes.ts'
import type { sandboxOperations } from './api/sandboxes.ts'
import type { Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function sandboxHandlers(sandboxes: Sandboxes): Handlers<typeof sandboxOperations> {
  const show = (baseUrl: string, { id, served, idleSeconds }: OpenSandbox) => ({
    id,
    url: baseUrl + sandboxPath(id),
    profile: served.mock.profile,
    idleSeconds: idleSeconds(),
  })
  return {
    list: ({ ctx }) => sandboxes.list().map((sandbox) => show(baseUrlOf(ctx), sandbox)),
    async create({ ctx, body }) {
      const opened = await sandboxes.open(body, 'until idle')
      return opened.ok ? show(baseUrlOf(ctx), opened.value) : refuseCall(409, opened.problem, opened.remedy)
    },
    async close({ path }) {
      if (await sandboxes.close(path.id)) return undefined
      return refuseCall(404, `There is no sandbox ${path.id}.`, 'GET /__mock/sandboxes lists them.')
    },
  }
}
