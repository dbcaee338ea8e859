import { html } from './html.ts'
import { page } from './layout.ts'

/** What the mock knows about a refusal, and Zoom would not say. */
export interface Why {
  readonly finding:
    | {
        readonly rule: string
        readonly sentence: string
        readonly inProduction: string
        readonly remedy: string
      }
    | undefined
  /** The true reason in a few words, for a refusal without a finding. */
  readonly happened: string
  /** What the app has at Zoom, where the refusal is about that. */
  readonly registered: { readonly what: string; readonly values: readonly string[] } | undefined
  /** The address of this exchange in the inspector. */
  readonly inspector: string
  /** The address of the docs. */
  readonly docs: string
}

/** The page on which Zoom shows an authorize error: one line. Below it, marked as the mock's own, is the true reason. */
export function errorPage(line: string, why?: Why): string {
  return page(
    'Error',
    html`<h1>${line}</h1>${why === undefined ? html`` : reason(why)}`,
    why === undefined ? 'narrow' : 'middle',
  )
}

function reason({ finding, happened, registered, inspector, docs }: Why) {
  const told = finding?.sentence ?? happened
  // Most sentences name what is registered themselves.
  const further = registered?.values.every((value) => told.includes(value)) ? undefined : registered
  return html`<section class="problem"><h2>Why (mock-zoom)</h2>
<p><strong>${told}</strong></p>
<p><a href="${inspector}">Look at this exchange in the inspector</a>${finding === undefined ? html`` : html` · <a href="${docs}/findings#${finding.rule}">More about ${finding.rule}</a>`}</p>
${further === undefined ? html`` : html`<p>${further.what}: ${list(further.values)}</p>`}
${finding === undefined ? html`` : html`<p>How to fix it: ${finding.remedy}</p><p>In production: ${finding.inProduction}</p>`}
</section>`
}

function list(values: readonly string[]) {
  if (values.length === 0) return html`none`
  return html`${values.map((value, index) => html`${index === 0 ? '' : ', '}<code>${value}</code>`)}`
}
