import type { Fields, ProviderRequest, Value } from './request.ts'
import type { ProviderHosts } from './write-request.ts'
import { hostOf } from './write-request.ts'

/** A request as a plan shows it: placeholders by name, never filled in. */
export interface DescribedRequest {
  readonly method: string
  readonly url: string
  /** Headers, query, form or JSON; one line each. */
  readonly parts: readonly string[]
}

/** Describes a request before it is sent. */
export function describeRequest(request: ProviderRequest, hosts: ProviderHosts): DescribedRequest {
  const { method, path, headers, basic, bearer, query, form, json } = request
  const escaped = basic?.escaped ? ', each character percent-escaped' : ''
  return {
    method,
    url: `${hostOf(request, hosts)}${path}`,
    parts: [
      ...Object.entries(headers).map(([name, value]) => `header ${name}: ${value}`),
      ...(basic ? [`header authorization: Basic ${show(basic.id)}:${show(basic.secret)}${escaped}`] : []),
      ...(bearer === undefined ? [] : [`header authorization: Bearer ${show(bearer)}`]),
      ...describeFields('query', query),
      ...describeFields('form', form),
      ...describeFields('JSON', json),
    ],
  }
}

function describeFields(place: string, fields: Fields = []): string[] {
  return fields.length === 0
    ? []
    : [`${place} ${fields.map(([name, value]) => `${name}=${show(value)}`).join(' ')}`]
}

function show(value: Value): string {
  if (typeof value === 'string') return value
  return 'verbatim' in value ? value.verbatim : `<${value.placeholder}>`
}
