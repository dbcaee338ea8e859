import { packageVersion } from '../package-version.ts'
import type { documentOperations } from './api/document.ts'
import { operations } from './api/operations.ts'
import type { Handlers } from './handler.ts'
import { openApiDocument } from './openapi.ts'

export function documentHandlers(): Handlers<typeof documentOperations> {
  const document = openApiDocument(operations, packageVersion())
  return { show: () => ({ openapi: '3.1.0', ...document }) }
}
