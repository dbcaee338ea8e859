import { useState } from 'preact/hooks'
import { useAction } from '../state/action.ts'
import type { LiveMock } from '../state/inspection.ts'
import { useInspection } from '../state/inspection.ts'
import { Card, Select } from './card.tsx'

/** Removes an app, as a Zoom user does in the Marketplace. */
export function UninstallCard({ live }: { readonly live: LiveMock }) {
  const { users, apps, names } = useInspection()
  const action = useAction(live)
  const [chosen, setUser] = useState('')
  const [app, setApp] = useState('')
  const user = chosen || (users.value[0]?.id ?? '')
  return (
    <Card title="Uninstall an app" action={action}>
      <p>
        The user’s grants end, the consent is forgotten, and the app gets app_deauthorized if it has a webhook
        URL.
      </p>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault()
          void action.run(
            () => live.calls.mock.uninstall(user, app === '' ? {} : { clientId: app }),
            (done) =>
              done
                .map(
                  ({ clientId, notTold, delivery }) =>
                    `${names.value.app(clientId)} is uninstalled; ${notTold === null ? `its event is ${delivery?.state ?? 'missing'}` : `it gets no event: ${notTold}`}.`,
                )
                .join(' '),
          )
        }}
      >
        <Select
          label="Zoom user"
          value={user}
          options={users.value.map(({ id, name }) => [id, name] as const)}
          onChange={setUser}
        />
        <Select
          label="App"
          value={app}
          options={[['', 'Every app of this user'], ...apps.value.map(({ id, name }) => [id, name] as const)]}
          onChange={setApp}
        />
        <button type="submit" disabled={action.busy || user === ''}>
          Uninstall
        </button>
      </form>
    </Card>
  )
}
