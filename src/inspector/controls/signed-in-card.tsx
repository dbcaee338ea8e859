import { useState } from 'preact/hooks'
import { useAction } from '../state/action.ts'
import { useAsked } from '../state/asked.ts'
import type { LiveMock } from '../state/inspection.ts'
import { useInspection } from '../state/inspection.ts'
import { Card, Select } from './card.tsx'

const consents = [
  ['ask', 'is asked'],
  ['allow', 'allows automatically'],
  ['decline', 'declines automatically'],
] as const

/** Who is signed in at Zoom, and how they answer the consent page. */
export function SignedInCard({ live }: { readonly live: LiveMock }) {
  const { users, names } = useInspection()
  const { value } = useAsked(live, live.calls.signedIn.show)
  const action = useAction(live)
  const [user, setUser] = useState('')
  const [consent, setConsent] = useState<(typeof consents)[number][0]>('allow')
  const { signedIn } = live.calls
  const current =
    value && value.userId !== null
      ? `${names.value.user(value.userId)} is signed in, in every browser, and ${textOf(value.consent)}.`
      : 'Each browser signs in separately; the consent page asks once and remembers.'
  const choose = () =>
    user === ''
      ? action.run(signedIn.clear, () => 'Each browser signs in separately again.')
      : action.run(
          () => signedIn.choose({ user, consent }),
          () => `${names.value.user(user)} is signed in.`,
        )
  return (
    <Card title="Signed in at Zoom" action={action}>
      <p>{current}</p>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault()
          void choose()
        }}
      >
        <Select
          label="Who"
          value={user}
          options={[
            ['', 'Each browser separately'],
            ...users.value.map(({ id, name }) => [id, name] as const),
          ]}
          onChange={setUser}
        />
        <Select label="Consent" value={consent} options={consents} onChange={setConsent} />
        <button type="submit" disabled={action.busy}>
          Sign in
        </button>
      </form>
      <div class="buttons">
        <button
          type="button"
          disabled={action.busy}
          onClick={() =>
            action.run(live.signOutHere, () => 'This browser is signed out; the consent page will ask again.')
          }
        >
          Sign this browser out
        </button>
      </div>
    </Card>
  )
}

function textOf(consent: string): string {
  return consents.find(([each]) => each === consent)?.[1] ?? consent
}
