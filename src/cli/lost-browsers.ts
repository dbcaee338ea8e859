import type { SentToZoom } from '../intercept/index.ts'
import type { MockZoom } from '../mock-zoom/index.ts'

/** Notices browsers that an app has sent to Zoom, and that went to the real one. */
export interface LostBrowsers extends AsyncDisposable {
  /** The app has sent a browser to Zoom just now. */
  sent(browser: SentToZoom): void
}

const aMinute = 60_000

/**
 * Tells, once, that the app sent a browser to Zoom and that none has come to this mock, a minute later and since the entry
 * `after`. Only `mock-zoom browser` and what the command itself starts see the mock as zoom.us; any other browser is at the
 * real one, which doesn't know the client id.
 */
export function watchForLostBrowsers(
  zoom: MockZoom,
  tell: (text: string) => void,
  { after = 0, patienceMs = aMinute } = {},
): LostBrowsers {
  const waiting = new Set<NodeJS.Timeout>()
  let told = false

  const look = async ({ clientId, host }: SentToZoom) => {
    const came = (await zoom.journal.list({ after })).some(
      (entry) => entry.type === 'request.answered' && entry.route === 'authorize',
    )
    if (came || told) return
    told = true
    tell(
      `A browser was sent to ${host} with the client id ${clientId}, and has not come here. Your own browser goes to the real ` +
        `${host}, which doesn’t know that client id (“Invalid client_id (4,700)”).\n` +
        `How to fix it: open the app in a browser that knows this mock: mock-zoom browser --zoom ${zoom.url} http://localhost:3000 ` +
        '(with your app’s own address). Or let the app use ZOOM_BASE_URL in place of https://zoom.us.',
    )
  }

  return {
    sent(browser) {
      void zoom.apps.list().then((apps) => {
        // A real client id belongs to the real Zoom.
        if (told || !apps.some(({ clientId }) => clientId === browser.clientId)) return
        const timer = setTimeout(() => {
          waiting.delete(timer)
          void look(browser)
        }, patienceMs)
        waiting.add(timer)
      })
    },
    async [Symbol.asyncDispose]() {
      told = true
      for (const timer of waiting) clearTimeout(timer)
    },
  }
}
