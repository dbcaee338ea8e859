import { type SubjectFactory, startedSubject } from '../../src/contract-runner/index.ts'
import { type Alterations, startReferenceClient } from '../../src/reference-client/index.ts'

/** The reference client as a subject, with what a broken twin changes. */
export function acme(name: string, alterations: Alterations = {}): SubjectFactory {
  return startedSubject(name, (zoom) =>
    startReferenceClient({
      zoomUrl: zoom.url,
      clientId: zoom.app.clientId,
      clientSecret: zoom.app.clientSecret ?? '',
      alterations,
    }),
  )
}
