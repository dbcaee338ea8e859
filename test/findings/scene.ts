import type { JournalEvent, MockZoom, MockZoomOptions } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

const day = 24 * 3600_000

/** Moves the clock to the next time that it is this late, in UTC: findings show the time of day. */
export async function atTime(zoom: MockZoom, time: string): Promise<void> {
  const past = ((await zoom.clock.now()) - Date.parse(`1970-01-01T${time}Z`)) % day
  await zoom.clock.advance({ milliseconds: past === 0 ? 0 : day - past })
}

/** A code as findings show it. */
export function short(code: string): string {
  return `${code.slice(0, 10)}…`
}

/** The sequence number of the last entry of a type, or of one further back. */
export async function seqOf(zoom: MockZoom, type: JournalEvent['type'], back = 0): Promise<number> {
  return (await zoom.journal.list({ type })).at(-1 - back)?.seq ?? 0
}

/** The rules that found something, in order. */
export async function rules(zoom: MockZoom): Promise<string[]> {
  return (await zoom.findings.list()).map(({ rule }) => rule)
}

/** The true reasons of all refusals, in order. */
export async function refusals(zoom: MockZoom): Promise<string[]> {
  return (await zoom.journal.list()).flatMap((entry) => ('reason' in entry ? entry.reason : []))
}

/** Adds a second app with the scopes and redirect URIs of the first. */
export async function addOtherApp(zoom: MockZoom): Promise<string> {
  const { redirectUris, scopes } = await zoom.apps.first()
  const app = { clientId: 'acme_other_dev_01', clientSecret: 'acme-other-secret', name: 'Acme Other' }
  const registered = { redirectUris: [...redirectUris], scopes: [...scopes] }
  return (await zoom.apps.add({ ...app, ...registered })).clientId
}

/** A mock whose clock shows 09:00:00. */
export async function zoomAtNine(options: MockZoomOptions = {}): Promise<MockZoom> {
  const zoom = await createMockZoom(options)
  await atTime(zoom, '09:00:00')
  return zoom
}

/** What was found, as `rule: sentence`. */
export async function told(zoom: MockZoom): Promise<string[]> {
  return (await zoom.findings.list()).map(({ rule, sentence }) => `${rule}: ${sentence}`)
}

/** The types of the entries that the only finding rests on, in order. */
export async function evidenceOf(zoom: MockZoom): Promise<string[]> {
  const [finding, ...more] = await zoom.findings.list()
  if (!finding || more.length > 0)
    throw new Error(`not exactly one finding: ${(await rules(zoom)).join(', ') || 'none'}`)
  const entries = await zoom.journal.list()
  return finding.evidence.map((seq) => entries.find((entry) => entry.seq === seq)?.type ?? `no entry ${seq}`)
}
