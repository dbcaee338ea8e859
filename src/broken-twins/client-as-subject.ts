import { join } from 'node:path'
import { type SubjectFactory, startedSubject, testWebhookSecret } from '../contract-runner/index.ts'
import { type Alterations, startReferenceClient } from '../reference-client/index.ts'

/** The reference client as a subject for contracts, with what a broken twin changes; its data is in the subject's folder. */
export function clientAsSubject(name: string, alterations: Alterations = {}): SubjectFactory {
  return startedSubject(name, async (zoom, { folder, port }) =>
    startReferenceClient({
      zoomUrl: zoom.url,
      clientId: (await zoom.apps.first()).clientId,
      clientSecret: (await zoom.apps.first()).clientSecret ?? '',
      webhookSecret: testWebhookSecret,
      database: join(folder, 'acme.db'),
      throwaway: true,
      port,
      alterations,
    }),
  )
}
