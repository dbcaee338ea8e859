import { useState } from 'preact/hooks'
import { useAction } from '../state/action.ts'
import { useAsked } from '../state/asked.ts'
import type { LiveMock } from '../state/inspection.ts'
import { useInspection } from '../state/inspection.ts'
import { Card, Select } from './card.tsx'

const consents = [
  ['ask', 'is asked'],
  ['allow', 'allows by itself'],
  ['decline', 'declines by itself'],
] as const

/** Who is signed in at Zoom, and how that person answers the consent page. */
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
      : 'Each browser is signed in by itself: the consent page asks who one is, and remembers.'
  const choose = () =>
    user === ''
      ? action.run(signedIn.forget, () => 'Each browser is signed in by itself again.')
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
            ['', 'Whoever the browser says'],
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
            action.run(live.signOutHere, () => 'This browser is signed out: the consent page will ask.')
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
