import type { App } from '../domain/app.ts'
import { toIsoTime } from '../domain/clock.ts'
import type { JournalEntry } from '../domain/journal-event.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { Finding } from '../findings/finding.ts'
import { html } from './html.ts'
import { page } from './layout.ts'

/** What the first page shows. */
export interface HomeState {
  readonly profile: string
  readonly findings: readonly Finding[]
  readonly entries: readonly JournalEntry[]
  readonly apps: readonly App[]
  readonly users: readonly ZoomUser[]
  readonly signedIn: ZoomUser | undefined
  /** What stands before all paths of this mock; mostly nothing. */
  readonly base: string
}

/** The mock's first page: what went wrong, who is here, what happened last. */
export function homePage({ profile, findings, entries, apps, users, signedIn, base }: HomeState): string {
  return page(
    'mock-zoom',
    html`<h1>mock-zoom, as Zoom behaved in ${profile}</h1>
<h2>Findings</h2>
${findings.length === 0 ? html`<p>None. Nothing that went through here looks wrong.</p>` : findings.toReversed().map(findingHtml)}
<h2>Signed in at Zoom in this browser</h2>
${
  signedIn
    ? html`<form method="post" action="${base}/__mock/sign-out"><p>${signedIn.email} <button>Sign out</button></p></form>`
    : html`<p>Nobody: the consent page will ask.</p>`
}
<h2>Apps</h2>
<table><thead><tr><th scope="col">Name</th><th scope="col">Client id</th><th scope="col">Redirect URIs</th></tr></thead>
<tbody>${apps.map((app) => html`<tr><td>${app.name}</td><td><code>${app.clientId}</code></td><td>${app.redirectUris.join(', ')}</td></tr>`)}</tbody></table>
<h2>Zoom users</h2>
<table><thead><tr><th scope="col">Name</th><th scope="col">Email</th><th scope="col">Id</th></tr></thead>
<tbody>${users.map((user) => html`<tr><td>${user.firstName} ${user.lastName}</td><td>${user.email}</td><td><code>${user.id}</code></td></tr>`)}</tbody></table>
<h2>What happened last</h2>
${
  entries.length === 0
    ? html`<p>Nothing yet. Point your app here in place of https://zoom.us.</p>`
    : html`<table><thead><tr><th scope="col">No.</th><th scope="col">Time</th><th scope="col">What</th></tr></thead><tbody>${entries.toReversed().map(entryHtml)}</tbody></table>`
}
<p class="note">Everything: <a href="${base}/__mock/journal">journal</a>, <a href="${base}/__mock/findings">findings</a>, <a href="${base}/__mock/grants">grants</a>.</p>`,
    'wide',
  )
}

function findingHtml(finding: Finding) {
  return html`<div class="problem"><p><strong>${finding.sentence}</strong></p><p>In production: ${finding.inProduction}</p><p>Mend it: ${finding.remedy}</p>
<p class="note">${finding.rule}, journal entries ${finding.evidence.join(', ')}</p></div>`
}

function entryHtml(entry: JournalEntry) {
  const told =
    entry.type === 'request.answered' ? `${entry.method} ${entry.path} → ${entry.status}` : entry.type
  const reason = 'reason' in entry ? `: ${entry.reason}` : ''
  return html`<tr><td>${entry.seq}</td><td>${toIsoTime(entry.at).slice(11, 19)}</td><td><code>${told}${reason}</code></td></tr>`
}
