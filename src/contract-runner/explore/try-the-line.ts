import type { Subject } from '../subject.ts'

/** One person connects, uses the app and disconnects. Says what went wrong, in sentences; nothing if all of it worked. */
export async function tryTheLine(subject: Subject): Promise<readonly string[]> {
  const can = (capability: 'use' | 'status' | 'disconnect') => subject.missing([capability]).length === 0
  const person = await subject.newPerson()
  const connected = await person.connect()
  if (connected.kind !== 'works') return [`A person connected, and ${connected.answered}`]
  if (can('status') && !(await person.isConnected()))
    return ['A person connected, and the app does not show them as connected: see answers.connected.']
  if (can('use')) {
    const used = await person.use()
    if (used.kind !== 'works') return [`A person connected and used the app, and ${used.answered}`]
  }
  if (!can('disconnect')) return []
  const disconnected = await person.disconnect()
  if (disconnected.kind !== 'works') return [`A person disconnected, and ${disconnected.answered}`]
  if (can('status') && (await person.isConnected()))
    return ['A person disconnected, and the app still shows them as connected.']
  return []
}
