import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whoever has uninstalled the app once stays disconnected, whatever they do.
 *
 * How real code gets there: the event is taken for the end of a customer. It sets a mark on the person, such as
 * `zoom_uninstalled_at`, every query asks for it, and only the handler of the event knows the column.
 */
export const staysUninstalled: BrokenTwin = {
  name: 'stays-uninstalled',
  title: 'Marks people as uninstalled, and never takes the mark away',
  bug: 'The event of an uninstall marks the person; connecting again stores a connection, which the mark hides.',
  alterations: {
    tokenStore(right) {
      const personOf = new Map<string, string>()
      const uninstalled = new Set<string>()
      return {
        ...right,
        // Here is the bug: nothing removes the mark.
        live: async (person) => (uninstalled.has(person) ? undefined : right.live(person)),
        async connect(person, zoomUser, tokens) {
          await right.connect(person, zoomUser, tokens)
          personOf.set(zoomUser.id, person)
        },
        async endedAtZoom(zoomUserId, at) {
          const person = personOf.get(zoomUserId)
          const wasConnected = person !== undefined && (await right.live(person)) !== undefined
          await right.endedAtZoom(zoomUserId, at)
          if (wasConnected && (await right.live(person)) === undefined) uninstalled.add(person)
        },
      }
    },
  },
}
