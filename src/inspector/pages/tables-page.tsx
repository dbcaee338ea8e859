import { dayAndTime } from '../../mock-zoom/journal/time.ts'
import type { Filter } from '../model/filter.ts'
import { isAbout } from '../model/filter.ts'
import type { Lifetime } from '../model/lifetime.ts'
import { spanOf } from '../model/lifetime.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useAsked } from '../state/asked.ts'
import { useClock } from '../state/clock.ts'
import type { LiveMock } from '../state/inspection.ts'
import { useInspection } from '../state/inspection.ts'
import { place } from '../state/place.ts'
import { DataTable } from '../tables/data-table.tsx'
import { LifeLine, StateBadge } from '../tables/life-line.tsx'

/** What the mock stores: apps, users, grants, codes and tokens, and what became of each. */
export function TablesPage() {
  const { live } = useInspection()
  if (!live) {
    return <p class="nothing">Only a running mock has tables. This is a file: see Flows and Journal.</p>
  }
  return <Tables live={live} />
}

function Tables({ live }: { readonly live: LiveMock }) {
  const { calls } = live
  const apps = useAsked(live, calls.apps.list)
  const users = useAsked(live, calls.users.list)
  const grants = useAsked(live, calls.grants.list)
  const codes = useAsked(live, calls.codes.list)
  const tokens = useAsked(live, calls.tokens.list)
  const now = useClock(live)?.now
  const { filter } = place.value
  const names = useInspection().names.value
  const problem = [apps, users, grants, codes, tokens]
    .map((asked) => asked.problem)
    .find((each) => each !== undefined)
  if (!apps.value || !users.value || !grants.value || !codes.value || !tokens.value || now === undefined) {
    return (
      <div class="tables-page">
        <ProblemNote problem={problem} />
        {problem ? null : <p class="nothing">Loading…</p>}
      </div>
    )
  }
  const shownApps = apps.value.filter(({ clientId }) => filter.app === '' || clientId === filter.app)
  const shownUsers = users.value.filter(({ id }) => filter.user === '' || id === filter.user)
  const shownGrants = grants.value.filter((grant) => fitsApart(grant, filter)).toReversed()
  const shownCodes = codes.value
    .filter((code) => isAbout({ ...code, codes: [code.code] }, filter))
    .toReversed()
  const grantOf = new Map(grants.value.map((grant) => [grant.id, grant]))
  const shownTokens = tokens.value
    .filter(({ grantId }) => fitsApart(grantOf.get(grantId) ?? { clientId: null, userId: null }, filter))
    .toReversed()
  const grantSpan = spanOf(shownGrants.map(lifeOfGrant), now)
  const codeSpan = spanOf(shownCodes.map(lifeOfCode), now)
  const tokenSpan = spanOf(shownTokens, now)
  return (
    <div class="tables-page">
      <ProblemNote problem={problem} />
      <DataTable
        title="Apps"
        none="No apps match."
        columns={['Name', 'Client id', 'Client secret', 'Redirect URIs', 'Scopes', 'Kind']}
        rows={shownApps}
        keyOf={({ clientId }) => clientId}
      >
        {(app) => [
          <strong key="name">{app.name}</strong>,
          <code key="id">{app.clientId}</code>,
          app.clientSecret === null ? (
            'none: a public client'
          ) : (
            <CopyButton text={app.clientSecret}>Copy</CopyButton>
          ),
          <code key="uris">{app.redirectUris.join(' ')}</code>,
          <code key="scopes">{app.scopes.join(' ')}</code>,
          [app.kind, app.deviceFlow && 'device flow', app.draft && 'draft', app.disabled && 'disabled']
            .filter(Boolean)
            .join(', '),
        ]}
      </DataTable>
      <DataTable
        title="Zoom users"
        none="No Zoom users match."
        columns={['Name', 'Email', 'Id', 'Account', 'State']}
        rows={shownUsers}
        keyOf={({ id }) => id}
      >
        {(user) => [
          <strong key="name">{`${user.firstName} ${user.lastName}`}</strong>,
          user.email,
          <code key="id">{user.id}</code>,
          <code key="account">{user.accountId}</code>,
          <span key="state" class={`state ${user.removed ? 'ended' : 'live'}`}>
            {user.removed ? 'removed' : 'active'}
          </span>,
        ]}
      </DataTable>
      <DataTable
        title="Grants"
        none="Nobody has connected yet."
        columns={['App', 'Zoom user', 'State', 'Time line', 'Came from', 'Scopes']}
        rows={shownGrants}
        keyOf={({ id }) => id}
      >
        {(grant) => [
          names.app(grant.clientId),
          names.user(grant.userId),
          <StateBadge key="state" lifetime={lifeOfGrant(grant)} now={now} />,
          <LifeLine key="line" lifetime={lifeOfGrant(grant)} span={grantSpan} now={now} />,
          grant.type,
          <code key="scopes">{grant.scopes.join(' ')}</code>,
        ]}
      </DataTable>
      <DataTable
        title="Codes"
        none="No codes have been issued yet."
        columns={['Code', 'App', 'Zoom user', 'State', 'Time line', 'Redirect URI', 'PKCE']}
        rows={shownCodes}
        keyOf={({ id }) => id}
      >
        {(code) => [
          <WithCodes key="code" text={code.code} />,
          names.app(code.clientId),
          names.user(code.userId),
          <StateBadge key="state" lifetime={lifeOfCode(code)} now={now} />,
          <LifeLine key="line" lifetime={lifeOfCode(code)} span={codeSpan} now={now} />,
          <code key="uri">{code.redirectUri}</code>,
          code.codeChallengeMethod ?? 'none',
        ]}
      </DataTable>
      <DataTable
        title="Tokens"
        none="No tokens have been issued yet."
        columns={['Kind', 'App', 'Zoom user', 'State', 'Time line', 'Expires', 'Id']}
        rows={shownTokens}
        keyOf={({ id }) => id}
      >
        {(token) => {
          const grant = grantOf.get(token.grantId)
          return [
            token.kind,
            grant ? names.app(grant.clientId) : '',
            grant ? names.user(grant.userId) : '',
            <StateBadge key="state" lifetime={token} now={now} />,
            <LifeLine key="line" lifetime={token} span={tokenSpan} now={now} />,
            dayAndTime(token.expiresAt),
            <code key="id">{token.id.slice(0, 8)}…</code>,
          ]
        }}
      </DataTable>
    </div>
  )
}

/** Grants and tokens have no code, so the filter's code does not apply. */
function fitsApart(
  { clientId, userId }: { readonly clientId: string | null; readonly userId: string | null },
  filter: Filter,
): boolean {
  return isAbout({ clientId, userId, codes: [] }, { ...filter, code: '' })
}

function lifeOfGrant(grant: {
  readonly createdAt: number
  readonly endedAt: number | null
  readonly endedBecause: string | null
}): Lifetime {
  return { ...grant, issuedAt: grant.createdAt, expiresAt: null }
}

function lifeOfCode(code: {
  readonly issuedAt: number
  readonly expiresAt: number
  readonly redeemedAt: number | null
  readonly replacedAt: number | null
}): Lifetime {
  const { redeemedAt, replacedAt } = code
  if (redeemedAt !== null) return { ...code, endedAt: redeemedAt, endedBecause: 'redeemed' }
  return { ...code, endedAt: replacedAt, endedBecause: replacedAt === null ? null : 'replaced' }
}
