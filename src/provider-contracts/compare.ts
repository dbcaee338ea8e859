import { CannotTell } from './cannot-tell.ts'
import type { Claim, Era, Observation } from './claim.ts'
import type { ProviderAnswer } from './http.ts'

/** What the placeholders in a claim stand for: a text, or anything of a certain form. */
export type Repeated = Readonly<Record<string, string | RegExp>>

/** Compares what was seen with the claim. */
export interface Compare {
  /** The exact status and body, or the line of a page. */
  answer(answer: ProviderAnswer, repeated?: Repeated): Observation
  /** For a claim that is a fact: it has to match exactly, unless the contract itself says whether it agrees. */
  fact(observed: string, agrees?: boolean): Observation
}

/** Compares with the claim of one era, and says so if it matches the other era's. */
export function compareWith(claims: Readonly<Record<Era, Claim>>, era: Era): Compare {
  const claim = claims[era]
  const other: Era = era === '2026' ? '2020' : '2026'
  return {
    answer(answer, repeated = {}) {
      refuseSignIn(answer)
      const agrees = isMet(claim, answer, repeated)
      return {
        agrees,
        claimed: describeClaim(claim, repeated),
        observed: describeAnswer(answer, 'page' in claim),
        ...(!agrees && isMet(claims[other], answer, repeated) && { era: other }),
      }
    },
    fact(observed, agrees = observed === factOf(claim)) {
      return {
        agrees,
        claimed: describeClaim(claim),
        observed,
        ...(!agrees && observed === factOf(claims[other]) && { era: other }),
      }
    },
  }
}

/** A claim in one line. */
export function describeClaim(claim: Claim, repeated: Repeated = {}): string {
  if ('fact' in claim) return claim.fact
  if ('page' in claim) return `a page that says: ${fill(claim.page, repeated, (text) => text)}`
  return claim.body === undefined
    ? `status ${claim.status}`
    : `${claim.status} ${fill(claim.body, repeated, jsonEscape)}`
}

function factOf(claim: Claim): string | undefined {
  return 'fact' in claim ? claim.fact : undefined
}

function describeAnswer({ status, text }: ProviderAnswer, asPage: boolean): string {
  const shown = asPage || text.trimStart().startsWith('<') ? `a page that says: ${visibleText(text)}` : text
  return `${status} ${shown === '' ? '(no body)' : shown}`
}

function isMet(claim: Claim, { status, text }: ProviderAnswer, repeated: Repeated): boolean {
  if ('fact' in claim) return false
  if ('page' in claim) return matcher(claim.page, repeated, (value) => value).test(visibleText(text))
  if (status !== claim.status) return false
  if (claim.body === undefined) return true
  return new RegExp(`^${matcher(claim.body, repeated, jsonEscape).source}$`, 'u').test(text)
}

const placeholder = /\{([a-z_]+)\}/

/** A regular expression for a template: placeholders match anything of their form, the rest matches exactly. */
function matcher(template: string, repeated: Repeated, write: (text: string) => string): RegExp {
  const parts = template.split(placeholder).map((part, index) => {
    if (index % 2 === 0) return literally(part)
    const value = repeated[part] ?? ''
    return typeof value === 'string' ? literally(write(value)) : `(?:${value.source})`
  })
  return new RegExp(parts.join(''), 'u')
}

function fill(template: string, repeated: Repeated, write: (text: string) => string): string {
  return template.replace(new RegExp(placeholder, 'g'), (whole, name: string) => {
    const value = repeated[name]
    return typeof value === 'string' ? write(value) : whole
  })
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function jsonEscape(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** What a person reads on a page, without its style and scripts. */
function visibleText(html: string): string {
  return html
    .replace(/<(style|script|title)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

/** Zoom first sends browsers that are not signed in to another page (github.com/calcom/cal.diy/issues/656). */
function refuseSignIn({ status, headers }: ProviderAnswer): void {
  if (status >= 300 && status < 400 && /sign_?in/i.test(headers.get('location') ?? ''))
    throw new CannotTell('Zoom wants somebody to sign in before it looks at the request')
}
