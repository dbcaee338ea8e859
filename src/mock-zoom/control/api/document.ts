import { z } from 'zod'
import { operation } from './operation.ts'

export const documentOperations = {
  show: operation({
    method: 'GET',
    path: '/__mock/openapi.json',
    summary: 'This document: the control API, as OpenAPI 3.1.',
    status: 200,
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
  }),
}
