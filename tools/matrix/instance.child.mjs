// One instance of the reference client, or of a broken twin, as a process of its own. It prints its URL.
import { findTwin } from '../../dist/src/broken-twins/index.js'
import { startReferenceClient } from '../../dist/src/reference-client/index.js'

const { twin, ...options } = JSON.parse(process.argv[2] ?? '{}')
const { alterations = {} } = twin === null ? {} : (findTwin(twin) ?? {})
const client = await startReferenceClient({ ...options, alterations })
console.log(client.url)
process.once('SIGTERM', async () => {
  await client.close()
  process.exit()
})
