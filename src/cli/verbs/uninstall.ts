import { printable } from '../../mock-zoom/index.ts'
import { told } from './event.ts'
import { appNamed, userNamed } from './named.ts'
import type { Verb } from './verb.ts'

/** What the command line of `mock-zoom uninstall` said. */
export interface UninstallFlags {
  readonly app?: string
  readonly hold?: boolean
}

/** Uninstalls an app, or every app of the user, and tells how the apps took it. */
export function uninstall(who: string, flags: UninstallFlags): Verb {
  return async (zoom) => {
    const user = await userNamed(zoom, who)
    const app = flags.app === undefined ? undefined : await appNamed(zoom, flags.app)
    const done = await zoom.uninstall({
      user: user.id,
      ...(app && { clientId: app.clientId }),
      ...(flags.hold && { hold: true }),
    })
    const apps = new Map((await zoom.apps.list()).map(({ clientId, name }) => [clientId, name]))
    const deliveries = await told(
      zoom,
      done.flatMap((each) => each.deliveries),
    )
    const uninstalled = done.map(({ clientId, endedGrants, notTold }) => {
      const grants = endedGrants.length === 1 ? '1 grant' : `${endedGrants.length} grants`
      const silent = notTold === null ? '' : ` It gets no event: ${notTold}.`
      return printable(
        `${user.email} uninstalled ${apps.get(clientId) ?? clientId}; ${grants} ended.${silent}`,
      )
    })
    return { json: done, lines: [...uninstalled, ...deliveries.lines], exitCode: deliveries.exitCode ?? 0 }
  }
}
