import type { FindingRule } from '../finding.ts'
import { claimedClientId } from '../request-shape.ts'
import { clockTime } from '../words.ts'

/** The state is in the authorize URL unescaped, with characters that mean something there. */
export const stateNotEncoded: FindingRule<'request.answered'> = {
  id: 'state-not-encoded',
  title: 'The state in the authorize URL is not percent-encoded.',
  inProduction:
    'What comes back is not what was sent: + becomes a space, and & or # ends the state. Connecting fails only for ' +
    'some people, those whose state contains such a character.',
  remedy:
    'Build the authorize URL with URL and URLSearchParams, or with encodeURIComponent around the state.',
  sources: ['devforum.zoom.us/t/12302'],
  needs: ['browser'],
  on: ['request.answered'],
  diagnose(request, history) {
    if (request.route !== 'authorize' || request.method !== 'GET') return undefined
    const raw = /(?:^|&)state=([^&]*)/.exec(request.query)?.[1] ?? ''
    const found = troublesome(raw)
    if (found === undefined) return undefined
    const clientId = claimedClientId(request) ?? 'an unknown app'
    return {
      about: clientId,
      sentence:
        `At ${clockTime(request.at)} ${history.app(clientId)} sent a browser to Zoom with a state that is not ` +
        `percent-encoded: it contains ${found}.`,
      evidence: [request],
    }
  },
}

/** A plus sign alone can be a space in a form; next to a raw / or = it belongs to base64. */
function troublesome(raw: string): string | undefined {
  // Browsers escape some of JSON's characters on the way, and leave the braces.
  if (/^(\{|%7B)/i.test(raw) && /[{}"]/.test(raw)) return 'bare JSON'
  const [character] = /[{}"<>|\\^`]/.exec(raw) ?? []
  if (character !== undefined) return `a bare ${character}`
  return raw.includes('+') && /[/=]/.test(raw) ? 'base64 with a bare +' : undefined
}
