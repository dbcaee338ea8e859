import { parseJson } from '../mock-zoom/index.ts'
import { ContractError } from './contract-error.ts'
import { controlsOn, fieldOn, findForm, findLink } from './page-controls.ts'
import { fillJson, fillPath, fillText, memberAt, type StepValues } from './step-values.ts'
import type { SubjectRequest, SubjectStep, TakeFrom } from './subject-description.ts'
import type { HoldAt, Page, UserAgent, Visit, VisitEnd } from './user-agent.ts'
import { below, isSameServer, resolveUrl } from './web-address.ts'

/** Who takes the steps, and where. */
export interface StepParts {
  readonly agent: UserAgent
  readonly baseUrl: string
  readonly zoomUrl: string
  /** What is known now; a step may add to it. */
  readonly values: () => StepValues
  readonly keep: (name: string, value: string) => void
  readonly holdAt?: HoldAt
}

/**
 * Takes one step after another. Ends early at Zoom, at an error, or where the page does not have what the next step needs: that
 * is then for the description of the app's answers to judge, as it may well be how the app says "connect first".
 */
export async function takeSteps(
  steps: readonly [SubjectRequest, ...SubjectStep[]],
  parts: StepParts,
): Promise<VisitEnd> {
  const [first, ...rest] = steps
  let end = await takeStep(first, undefined, parts)
  for (const step of rest) {
    if (end.kind !== 'page' || end.stuck !== undefined) return end
    if (isSameServer(end.url, new URL(parts.zoomUrl))) return end
    if (end.status >= 400)
      return { ...end, stuck: `was an error, so the next step was not taken: ${say(step)}` }
    end = await takeStep(step, end, parts)
  }
  return end
}

async function takeStep(step: SubjectStep, page: Page | undefined, parts: StepParts): Promise<VisitEnd> {
  const { take = {} } = step
  const end = await go(step, page, parts)
  if (end.kind !== 'page') return end
  for (const [name, from] of Object.entries(take)) {
    const value = await taken(from, end, parts.agent)
    if (value === undefined) return { ...end, stuck: `has no ${sayFrom(from)}` }
    parts.keep(name, value)
  }
  return end
}

async function go(step: SubjectStep, page: Page | undefined, parts: StepParts): Promise<VisitEnd> {
  const { agent, baseUrl, values, holdAt } = parts
  const held = holdAt && { holdAt }
  if ('method' in step) return agent.visit({ ...toVisit(baseUrl, filledRequest(step, values())), ...held })
  const from = page?.url ?? new URL(baseUrl)
  if ('open' in step) return agent.visit({ url: resolveUrl(fillText(step.open, values()), from), ...held })
  if (page === undefined) throw new Error('The first step has to be a request.')
  if ('follow' in step) {
    const wanted = fillText(step.follow, values())
    const link = findLink(page, wanted)
    return link === undefined ? stuck(page, `link “${wanted}”`) : agent.follow(page, link, holdAt)
  }
  const wanted = fillText(step.submit, values())
  const form = findForm(page, wanted)
  if (form === undefined) return stuck(page, `form or button “${wanted}”`)
  const fields = fillAll(step.fields ?? {}, values())
  return agent.submitForm(page, { ...form, fields }, holdAt).catch((error: unknown) => {
    if (!(error instanceof ContractError) || error.kind !== 'no-such-control') throw error
    return { ...page, stuck: `can’t be filled in like this. ${error.message}` }
  })
}

function stuck(page: Page, what: string): Page {
  const there = controlsOn(page)
    .slice(0, 8)
    .map((label) => `“${label}”`)
  const found = there.length === 0 ? 'it has nothing to follow or press' : `it has ${there.join(', ')}`
  return { ...page, stuck: `has no ${what}; ${found}` }
}

async function taken(from: TakeFrom, page: Page, agent: UserAgent): Promise<string | undefined> {
  if ('json' in from) {
    const value = memberAt(parseJson(page.text), from.json)
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
  }
  if ('header' in from) return page.hops.at(-1)?.header(from.header) ?? undefined
  if ('field' in from) return fieldOn(page, from.field)
  return agent.cookie(page.url, from.cookie)
}

function sayFrom(from: TakeFrom): string {
  if ('json' in from) return `JSON with “${from.json}”`
  if ('header' in from) return `header “${from.header}”`
  return 'field' in from ? `field “${from.field}”` : `cookie “${from.cookie}”`
}

/** A step in the words of the subject file. */
export function say(step: SubjectStep): string {
  if ('method' in step) return `${step.method} ${step.path}`
  if ('open' in step) return `open ${step.open}`
  return 'follow' in step ? `follow “${step.follow}”` : `submit “${step.submit}”`
}

/** The request with its values. */
export function filledRequest(request: SubjectRequest, values: StepValues): SubjectRequest {
  const { method, path, headers, form, json, click } = request
  return {
    method,
    path: fillPath(path, values),
    ...(headers && { headers: fillAll(headers, values) }),
    ...(form && { form: fillAll(form, values) }),
    ...(json !== undefined && { json: fillJson(json, values) }),
    ...(click !== undefined && { click: fillText(click, values) }),
  }
}

function fillAll(texts: Readonly<Record<string, string>>, values: StepValues): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fillText(text, values)]))
}

/** The request as the browser makes it. */
export function toVisit(baseUrl: string, request: SubjectRequest): Visit {
  const { method, headers = {}, click } = request
  const visit = { method, url: below(baseUrl, request.path), ...(click !== undefined && { click }) }
  if (request.form !== undefined) {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return {
      ...visit,
      headers: { ...type, ...headers },
      body: new URLSearchParams(request.form).toString(),
    }
  }
  if (request.json !== undefined) {
    const type = { 'content-type': 'application/json' }
    return { ...visit, headers: { ...type, ...headers }, body: JSON.stringify(request.json) }
  }
  return { ...visit, headers }
}
