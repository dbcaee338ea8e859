import { findContract, startedSubject } from '../../../contracts/index.ts'
import { findTwinForPeople } from '../../../src/broken-twins/index.ts'
import { startReferenceClient } from '../../../src/reference-client/index.ts'
import { describeContracts } from '../../../src/vitest/index.ts'
import { acmeFile } from '../../contract-runner/subject-file/acme-subject.ts'

const chosen = ['connect-works', 'reconnect-uses-the-new-code'].flatMap((id) => findContract(id) ?? [])

// As a subject file has it: started once, and stopped at the end. Without a request to disconnect.
const { disconnect: _, ...requests } = acmeFile().requests
describeContracts({ ...acmeFile(), requests }, { contracts: chosen, profile: '2026' })

// An app of this process, with the bug of the story.
const twin = startedSubject('twin', async (zoom) =>
  startReferenceClient({
    zoomUrl: zoom.url,
    clientId: (await zoom.apps.first()).clientId,
    clientSecret: (await zoom.apps.first()).clientSecret ?? '',
    alterations: findTwinForPeople('reuses-stored-code')?.alterations ?? {},
  }),
)
// The last is blocked: it fails by the same bug.
const alsoFails = findContract('reconnect-after-the-grant-ended') ?? []
describeContracts(twin, { contracts: chosen.concat(alsoFails), profile: '2020' })
