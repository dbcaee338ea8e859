import type { App } from '../domain/app.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import { describeScope } from './describe-scope.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import { page } from './layout.ts'

/** What the consent page asks. */
export interface ConsentQuestion {
  readonly app: App
  readonly scopes: readonly string[]
  /** Scopes that the user can leave out. */
  readonly optionalScopes: readonly string[]
  readonly users: readonly ZoomUser[]
  readonly signedIn: ZoomUser | undefined
  /** The target of the form: the authorize request itself. */
  readonly action: string
}

/** Zoom's consent page: who you are, what the app may do, Allow or Decline. A plain form, the first on the page. */
export function consentPage({
  app,
  scopes,
  optionalScopes,
  users,
  signedIn,
  action,
}: ConsentQuestion): string {
  return page(
    `Allow ${app.name}?`,
    html`<h1>${app.name} wants to use your Zoom account</h1>
<form method="post" action="${action}">
${userChoice(users, signedIn)}
<p>If you allow it, ${app.name} can:</p>
${scopeList(scopes)}
${optionalScopes.length === 0 ? html`` : optionalChoice(optionalScopes)}
<div class="buttons">
<button class="primary" name="decision" value="allow">Allow</button>
<button name="decision" value="decline">Decline</button>
</div>
</form>`,
  )
}

/** The field where users choose who they are. */
export function userChoice(users: readonly ZoomUser[], signedIn: ZoomUser | undefined): Html {
  const options = users.map((user) => {
    const label = `${user.firstName} ${user.lastName} (${user.email})`
    return user.id === signedIn?.id
      ? html`<option value="${user.id}" selected>${label}</option>`
      : html`<option value="${user.id}">${label}</option>`
  })
  return html`<label for="zoom_user">You are</label>
<select id="zoom_user" name="zoom_user">${options}</select>`
}

/** What the app will be allowed to do. */
export function scopeList(scopes: readonly string[]): Html {
  return html`<ul>${scopes.map((scope) => html`<li>${describeScope(scope)} <code>${scope}</code></li>`)}</ul>`
}

function optionalChoice(scopes: readonly string[]): Html {
  const boxes = scopes.map(
    (scope) =>
      html`<label class="choice"><input type="checkbox" name="optional_scope" value="${scope}" checked> ${describeScope(scope)} <code>${scope}</code></label>`,
  )
  return html`<fieldset><legend>You can leave these out</legend>${boxes}</fieldset>`
}

/** The page after declining, if Zoom does not redirect. */
export function declinedPage(app: App): string {
  return page(
    'Declined',
    html`<h1>You declined ${app.name}</h1><p>Nothing was shared. You can close this page.</p>`,
  )
}

/** An empty state: nobody has an account here. */
export function nobodyPage(): string {
  return page(
    'No Zoom users',
    html`<h1>This mock has no Zoom users</h1>
<p>Somebody has to give consent. Add a user with <code>POST /__mock/users</code>, or bring back the seeded ones with
<code>POST /__mock/reset</code>.</p>`,
  )
}
