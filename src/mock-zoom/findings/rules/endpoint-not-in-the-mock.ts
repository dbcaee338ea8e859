import type { FindingRule } from '../finding.ts'
import { doubledBase } from '../request-shape.ts'
import { clockTime } from '../words.ts'

/** Zoom may well have it; the mock says that the mock lacks it. */
export const endpointNotInTheMock: FindingRule<'request.unknown-route'> = {
  id: 'endpoint-not-in-the-mock',
  title: 'An address of Zoom’s was called that this mock doesn’t have.',
  inProduction:
    'It may work at Zoom: the failure here says nothing about your app. The response is the one that Zoom gives for ' +
    'an address it doesn’t have, marked with the header x-mock-zoom.',
  remedy:
    'Check the method and path for typos. If they are correct, let your test respond to this call itself, with a stub in ' +
    'front of the mock. docs/rest-api.md lists what the mock has.',
  sources: ['docs/rest-api.md'],
  needs: ['this-mock'],
  on: ['request.unknown-route'],
  diagnose(asked) {
    if (doubledBase(asked.path) !== undefined || !/^\/(v2|oauth)(\/|$)/.test(asked.path)) return undefined
    // That is token-request-by-get.
    if (asked.path === '/oauth/token') return undefined
    const path = withoutIds(asked.path)
    return {
      about: `${asked.method} ${path}`,
      sentence: `At ${clockTime(asked.at)} ${asked.method} ${asked.path} was called, which this mock doesn’t have. Zoom may have it.`,
      evidence: [asked],
    }
  },
}

/** `/v2/meetings/123/registrants` is one address, whatever the meeting. */
function withoutIds(path: string): string {
  return path
    .split('/')
    .map((part) => (/^(\d+|.*@.*|me|[\w-]{22}(==)?)$/.test(part) ? '{id}' : part))
    .join('/')
}
