import type { Page } from 'playwright-core'
import { ContractError } from '../contract-error.ts'
import type { Guard } from './guard-page.ts'

/**
 * Keeps a page in its window, because only this window is guarded. Links into new windows are followed here, which is the same
 * to the app; a window that a script opens could communicate with the page, so the guard is told to refuse.
 */
export async function keepToOneWindow(page: Page, guard: Guard): Promise<void> {
  await page.exposeFunction('mockZoomWindow', (url: string) =>
    guard.refuse(
      new ContractError(
        'opened-a-window',
        `The page opens a window (${url}), and --browser follows one window. Let the app go to Zoom in the same ` +
          'window during tests, or give the request that the window would make as "connect" in the subject file.',
      ),
    ),
  )
  await page.addInitScript({ content: stayHere })
}

/** Runs in the page, before its own scripts. */
const stayHere = `{
  window.open = (url = '') => {
    // Everything after the path may be a secret.
    mockZoomWindow(url === '' ? 'about:blank' : new URL(url, location.href).href.split(/[?#]/)[0])
    return null
  }
  const openDocument = Document.prototype.open
  Document.prototype.open = function (...args) {
    return args.length > 2 ? window.open(...args) : openDocument.apply(this, args)
  }

  const leadHere = (target) => {
    target.closest?.('[target]')?.setAttribute('target', '_self')
    document.querySelector('base[target]')?.removeAttribute('target')
  }
  for (const event of ['click', 'submit']) addEventListener(event, ({ target }) => leadHere(target), true)
  // Without an event, or on an element that is not in the page.
  for (const [{ prototype }, name] of [[HTMLElement, 'click'], [HTMLFormElement, 'submit']]) {
    const own = prototype[name]
    prototype[name] = function () {
      leadHere(this)
      return own.call(this)
    }
  }
}`
