import type { JournalEvent, MockZoom, MockZoomOptions } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

const day = 24 * 3600_000

/** Moves the clock to the next time that it is this late, in UTC: findings show the time of day. */
export async function atTime(zoom: MockZoom, time: string): Promise<void> {
  const past = (zoom.clock.now() - Date.parse(`1970-01-01T${time}Z`)) % day
  await zoom.clock.advance({ milliseconds: past === 0 ? 0 : day - past })
}

/** A code as findings show it. */
export function short(code: string): string {
  return `${code.slice(0, 10)}…`
}

/** The sequence number of the last entry of a type, or of one further back. */
export function seqOf(zoom: MockZoom, type: JournalEvent['type'], back = 0): number {
  return zoom.journal.events({ type }).at(-1 - back)?.seq ?? 0
}

/** The rules that found something, in order. */
export function rules(zoom: MockZoom): string[] {
  return zoom.findings().map(({ rule }) => rule)
}

/** The true reasons of all refusals, in order. */
export function refusals(zoom: MockZoom): string[] {
  return zoom.journal.events().flatMap((entry) => ('reason' in entry ? entry.reason : []))
}

/** Adds a second app with the scopes and redirect URIs of the first. */
export async function addOtherApp(zoom: MockZoom): Promise<string> {
  const { redirectUris, scopes } = zoom.app
  const response = await fetch(`${zoom.url}/__mock/apps`, {
    method: 'POST',
    body: JSON.stringify({
      clientId: 'acme_other_dev_01',
      clientSecret: 'acme-other-secret',
      name: 'Acme Other',
      redirectUris,
      scopes,
    }),
  })
  if (response.status !== 201) throw new Error(await response.text())
  return 'acme_other_dev_01'
}

/** A mock whose clock shows 09:00:00. */
export async function zoomAtNine(options: MockZoomOptions = {}): Promise<MockZoom> {
  const zoom = await createMockZoom(options)
  await atTime(zoom, '09:00:00')
  return zoom
}

/** What was found, as `rule: sentence`. */
export function told(zoom: MockZoom): string[] {
  return zoom.findings().map(({ rule, sentence }) => `${rule}: ${sentence}`)
}

/** The types of the entries that the only finding rests on, in order. */
export function evidenceOf(zoom: MockZoom): string[] {
  const [finding, ...more] = zoom.findings()
  if (!finding || more.length > 0)
    throw new Error(`not exactly one finding: ${rules(zoom).join(', ') || 'none'}`)
  const entries = zoom.journal.events()
  return finding.evidence.map((seq) => entries.find((entry) => entry.seq === seq)?.type ?? `no entry ${seq}`)
}
