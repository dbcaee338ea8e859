import type { FindingRule } from '../finding.ts'
import { doubledBase } from '../request-shape.ts'
import { clockTime } from '../words.ts'

/** Zoom has it, or may well have it; the mock says that the mock lacks it. */
export const endpointNotInTheMock: FindingRule<'request.unknown-route' | 'api.refused'> = {
  id: 'endpoint-not-in-the-mock',
  title: 'An address of Zoom’s was called that this mock doesn’t have.',
  inProduction:
    'It may work at Zoom: the failure here says nothing about your app. Below /v2, the token, its scopes and the rate limit ' +
    'were checked and are right; the response is 501, marked with the header x-mock-zoom.',
  remedy:
    'Give the operation a body with a stub (docs/stubs.md), or set the switch operationWithoutBody to object or list. ' +
    'For an address outside /v2, check method and path for typos. docs/rest-api.md lists what the mock has.',
  sources: ['docs/rest-api.md', 'docs/stubs.md'],
  needs: ['this-mock'],
  on: ['request.unknown-route', 'api.refused'],
  diagnose(asked) {
    if (asked.type === 'api.refused') {
      if (asked.reason !== 'endpoint-without-body') return undefined
      return {
        about: asked.endpoint,
        sentence: `At ${clockTime(asked.at)} ${asked.endpoint} was called. Zoom has it and the token opens it, but this mock has no body for it.`,
        evidence: [asked],
      }
    }
    if (doubledBase(asked.path) !== undefined || !/^\/oauth(\/|$)/.test(asked.path)) return undefined
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
export function withoutIds(path: string): string {
  return path
    .split('/')
    .map((part) => (/^(\d+|.*@.*|me|[\w-]{22}(==)?)$/.test(part) ? '{id}' : part))
    .join('/')
}
