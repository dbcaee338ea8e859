import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe-core has against a page as it is now, in its light and its dark colours: one line for each element. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The page's policy forbids scripts from other origins; those of the debugger aren't affected.
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(
      (): Promise<axe.AxeResults> => Reflect.get(globalThis, 'axe').run(),
    )
    for (const { id, help, nodes } of violations) {
      for (const { html, failureSummary = '' } of nodes) {
        found.push(`${colorScheme}: ${id}: ${help}: ${html.slice(0, 200)} ${failureSummary}`)
      }
    }
  }
  return found
}
