import type { App } from '../domain/app.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import { scopeList, userChoice } from './consent.ts'
import { html } from './html.ts'
import { page } from './layout.ts'

/** What the device page asks. */
export interface DeviceQuestion {
  /** From the address or the user; it may be wrong. */
  readonly userCode: string
  /** The app that is waiting for this code, if any. */
  readonly app: App | undefined
  readonly users: readonly ZoomUser[]
  readonly signedIn: ZoomUser | undefined
  readonly problem: string | undefined
  /** The target of the form. */
  readonly action: string
}

/** The page on which a user types the code that a device shows: RFC 8628, section 3.3. */
export function devicePage({ userCode, app, users, signedIn, problem, action }: DeviceQuestion): string {
  const asked = app ? html`<p>${app.name} gets these scopes:</p>${scopeList(app.scopes)}` : html``
  return page(
    'Connect a device',
    html`<h1>Connect a device</h1>
${problem === undefined ? html`` : html`<p class="problem" role="alert">${problem}</p>`}
<form method="post" action="${action}">
<label for="user_code">The code that your device shows</label>
<input id="user_code" name="user_code" value="${userCode}" required autocomplete="off" autocapitalize="none" spellcheck="false">
${userChoice(users, signedIn)}
${asked}
<div class="buttons">
<button class="primary" name="decision" value="allow">Allow</button>
<button name="decision" value="decline">Decline</button>
</div>
</form>`,
  )
}

/** What the user sees afterwards. */
export function deviceDecidedPage(decision: 'allowed' | 'declined'): string {
  return decision === 'allowed'
    ? page(
        'Connected',
        html`<h1>Your device is connected</h1><p>You can go back to it, and close this page.</p>`,
      )
    : page('Declined', html`<h1>You declined</h1><p>Nothing was shared. You can close this page.</p>`)
}
