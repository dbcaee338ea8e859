import { mountPathOf } from '../http/mount.ts'
import { packageVersion } from '../mock/package-version.ts'
import type { documentOperations } from './api/document.ts'
import { operations } from './api/operations.ts'
import type { Handlers } from './handler.ts'
import { openApiDocument } from './openapi.ts'

let document: ReturnType<typeof openApiDocument> | undefined

export function documentHandlers(): Handlers<typeof documentOperations> {
  return {
    show({ ctx }) {
      // Made once, and only when somebody asks: it takes as long as all the rest of a mock's start.
      document ??= openApiDocument(operations, packageVersion())
      return { openapi: '3.1.0', ...document, servers: [{ url: mountPathOf(ctx) || '/' }] }
    },
  }
}
