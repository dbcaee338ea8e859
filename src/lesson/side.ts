import { join } from 'node:path'
import {
  createSubject,
  describeByDefault,
  type Outcome,
  type Person,
  temporaryFolder,
  testWebhookSecret,
} from '../contract-runner/index.ts'
import { createMockZoom, type Exchange, type Finding, type MockZoom } from '../mock-zoom/index.ts'
import { type Alterations, startReferenceClient } from '../reference-client/index.ts'
import { dressState } from './dressed-state.ts'
import { type JudgedSide, judgeSide } from './judge-side.ts'
import { type Deed, type Lesson, nameDeed, type PersonName, type SideName } from './lesson.ts'
import { pageWords } from './page-words.ts'
import { createRowkeeper, type Rows } from './rows.ts'

/** A deed, and its result on one side. */
export interface Told {
  readonly deed: string
  /** `asks`: the app tells the person to connect again. */
  readonly went: 'well' | 'asks' | 'badly'
  /** What the person reads on the page, or what was done. */
  readonly outcome: string
}

/** One app with its own Zoom, as the class sees it. */
export interface SideView {
  readonly name: SideName
  readonly appUrl: string
  readonly zoomUrl: string
  readonly rows: Rows
  readonly told: readonly Told[]
  /** What its Zoom saw, the oldest first. */
  readonly exchanges: readonly Exchange[]
  readonly findings: readonly Finding[]
  readonly judged: JudgedSide | null
}

export interface Side extends AsyncDisposable {
  readonly name: SideName
  readonly zoom: MockZoom
  perform(deed: Deed): Promise<Told>
  view(): Promise<SideView>
  close(): Promise<void>
}

export interface SideOptions {
  readonly name: SideName
  readonly lesson: Lesson
  /** What the twin has altered; nothing for the correct app. */
  readonly alterations: Alterations
  readonly seed: string
  /** Called whenever Zoom has seen something new. */
  readonly onChange: () => void
}

/** Starts a mock, and an app for it whose database can be looked into. */
export async function openSide({ name, lesson, alterations, seed, onChange }: SideOptions): Promise<Side> {
  const zoom = await createMockZoom({ seed, profile: lesson.profile, clock: 'real' })
  const folder = temporaryFolder('mock-zoom-lesson-')
  const database = join(folder.path, 'acme.db')
  let encoded = name === 'right'
  const { clientId, clientSecret } = await zoom.apps.first()
  const client = await startReferenceClient({
    zoomUrl: zoom.url,
    clientId,
    clientSecret: clientSecret ?? '',
    webhookSecret: testWebhookSecret,
    database,
    alterations: {
      ...alterations,
      pendingAuthorizations: (right, from) =>
        dressState(alterations.pendingAuthorizations?.(right, from) ?? right, () => encoded),
    },
  })
  const rowkeeper = createRowkeeper(database)
  const leaving = new AbortController()
  const listening = tellOfChanges(
    zoom.journal.followEntries({ after: 'now', signal: leaving.signal }),
    onChange,
  )
  const persons = personsOf(zoom, client.url)
  const told: Told[] = []
  let judged: JudgedSide | null = null

  async function act(deed: Deed): Promise<Omit<Told, 'deed'>> {
    switch (deed.do) {
      case 'connect':
        return tell(await (await persons(deed.person)).connect({ zoomUser: await jill(zoom) }))
      case 'disconnect':
        return tell(await (await persons(deed.person)).disconnect())
      case 'use':
        return tell(await (await persons(deed.person)).use())
      case 'use-at-once': {
        const person = await persons(deed.person)
        const requests = Array.from({ length: deed.times }, () => person.use())
        return tellAll(await Promise.all(requests))
      }
      case 'let-tokens-expire':
        await zoom.clock.advance({ hours: 1 })
        return well('Every access token has expired now.')
      case 'lose-next-refresh':
        await zoom.faults.next('token', { grantType: 'refresh_token', drop: true, when: 'after' })
        return well('Zoom will rotate the next refresh token, and the response will not arrive.')
      case 'remove-app-at-zoom':
        await zoom.uninstall({ user: (await jill(zoom)).id })
        return well('Zoom has ended all tokens, and has forgotten the consent.')
      case 'encode-state': {
        const already = encoded
        encoded = true
        return well(already ? 'It was already encoded.' : 'From now on state is base64.')
      }
      case 'hard-delete':
        rowkeeper.hardDelete()
        return well('DELETE FROM zoom_connections')
      case 'run-contract':
        judged = await judgeSide(name, lesson, alterations)
        return { went: judged.kept ? 'well' : 'badly', outcome: judged.kept ? 'kept' : 'broken' }
      default:
        return deed satisfies never
    }
  }

  const close = async () => {
    leaving.abort()
    await listening
    rowkeeper.close()
    await client.close()
    await zoom.close()
    await folder[Symbol.asyncDispose]()
  }

  return {
    name,
    zoom,
    async perform(deed) {
      const done = { deed: nameDeed(deed), ...(await act(deed)) }
      told.push(done)
      onChange()
      return done
    },
    view: async () => ({
      name,
      appUrl: client.url,
      zoomUrl: zoom.url,
      rows: rowkeeper.rows(),
      told: [...told],
      exchanges: await zoom.journal.exchanges(),
      findings: await zoom.findings.list(),
      judged,
    }),
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function tellOfChanges(entries: AsyncIterable<unknown>, onChange: () => void): Promise<void> {
  for await (const _ of entries) onChange()
}

/** Alice and Bob, each with their own browser. */
function personsOf(zoom: MockZoom, appUrl: string): (name: PersonName) => Promise<Person> {
  const app = { description: describeByDefault(appUrl), async [Symbol.asyncDispose]() {} }
  const known = new Map<PersonName, Person>()
  return async (name) => {
    const signal = new AbortController().signal
    const person =
      known.get(name) ??
      (await createSubject({
        app,
        zoom,
        newName: () => name,
        newZoomUser: () => jill(zoom),
        signal,
      }).newPerson())
    known.set(name, person)
    return person
  }
}

/** Everyone in a lesson is Jill at Zoom: most lessons are about one Zoom user who comes twice. */
async function jill(zoom: MockZoom) {
  const [first] = await zoom.users.list()
  if (first === undefined) throw new Error('the lesson has no Zoom user')
  return first
}

function well(outcome: string): Omit<Told, 'deed'> {
  return { went: 'well', outcome }
}

function tell(outcome: Outcome): Omit<Told, 'deed'> {
  return { went: wentBy[outcome.kind], outcome: pageWords(outcome) }
}

const wentBy = { works: 'well', 'asks-to-reconnect': 'asks', failed: 'badly' } as const

function tellAll(outcomes: readonly Outcome[]): Omit<Told, 'deed'> {
  const failed = outcomes.filter(({ kind }) => kind !== 'works')
  if (failed.length === 0) return well(`All ${outcomes.length} worked.`)
  const words = failed.slice(0, 1).map(pageWords).join()
  return { went: 'badly', outcome: `${failed.length} of ${outcomes.length} failed. ${words}` }
}
