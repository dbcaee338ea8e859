import type { MockZoom } from '../mock-zoom/index.ts'

/** How Zoom behaves: `as Zoom did in 2026`, and the name of the profile that changes it, if there is one. */
export async function describeProfile(zoom: Pick<MockZoom, 'profile' | 'health'>): Promise<string> {
  const { ownProfile } = await zoom.health()
  return `as Zoom did in ${zoom.profile}${ownProfile === undefined ? '' : `, changed by the profile ${ownProfile}`}`
}
