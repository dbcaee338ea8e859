import {
  describeRequest,
  describeResponse,
  find,
  type Outcome,
  outcomeOf,
  type Party,
  refusalOf,
  wayOf,
} from '../mock-zoom/journal/describe.ts'
import type { Exchange } from '../mock-zoom/journal/exchange.ts'
import { sideEffects } from '../mock-zoom/journal/words.ts'
import { type CodeNumbers, drawCodes, type Pencil } from './pencil.ts'

/** An arrow from one lane to another. */
export interface Arrow {
  readonly from: Party
  readonly to: Party
  /** `carried`: from the browser to the app, bypassing Zoom; the mock only knows that it sent the browser there. */
  readonly kind: 'request' | 'answer' | 'carried'
  readonly text: string
  /** The true reason for a "no". */
  readonly reason?: string | undefined
}

/** A message with its response, and what else came of it. */
export interface Drawing {
  readonly outcome: Outcome
  readonly arrows: readonly Arrow[]
  readonly effects: readonly string[]
}

/** An exchange as arrows; undefined for what just happened, such as the clock that was advanced. */
export function drawingOf(exchange: Exchange): Drawing | undefined {
  const way = wayOf(exchange)
  if (way === null) return undefined
  const { from, to } = way
  const callback = find(exchange, 'code.issued') ?? find(exchange, 'consent.declined')
  const reason = refusalOf(exchange)?.reason
  return {
    outcome: outcomeOf(exchange),
    arrows: [
      { from, to, kind: 'request', text: describeRequest(exchange) },
      { from: to, to: from, kind: 'answer', text: describeResponse(exchange), reason },
      ...(callback ? [carried('code' in callback ? callback.code : undefined)] : []),
    ],
    effects: sideEffects(exchange.entries),
  }
}

function carried(code: string | undefined): Arrow {
  const text = code === undefined ? 'callback: access_denied' : `callback with ${code}`
  return { from: 'browser', to: 'app', kind: 'carried', text }
}

/** The classes of the row around {@link drawMessage}: diagram.css colours it by its outcome. */
export function classOfMessage(drawing: Drawing | undefined): string {
  return `message ${drawing?.outcome ?? 'plain'}${drawing === undefined ? ' event' : ''}`
}

/** The heads of the lanes. They are hidden from screen readers, because every message names its sender and receiver. */
export function drawLanes<Drawn>(pencil: Pencil<Drawn>): Drawn {
  const head = (party: Party, name: string) => pencil('span', { class: `lane ${party}` }, name)
  const heads = [head('browser', 'Browser'), head('app', 'App'), head('zoom', 'Zoom')]
  return pencil('div', { class: 'lanes', 'aria-hidden': 'true' }, ...heads)
}

/** The arrows of one message. */
export function drawMessage<Drawn>(
  pencil: Pencil<Drawn>,
  { outcome, arrows, effects }: Drawing,
  numbers: CodeNumbers,
): Drawn {
  return pencil(
    'span',
    { class: 'arrows' },
    ...arrows.map((arrow) => drawArrow(pencil, arrow, outcome, numbers)),
    ...effects.map((effect) => pencil('span', { class: 'effect' }, effect)),
  )
}

const order: readonly Party[] = ['browser', 'app', 'zoom']

/** For people who don't see the lanes. */
const names: Readonly<Record<Party, string>> = { browser: 'browser', app: 'app', zoom: 'Zoom' }

function drawArrow<Drawn>(
  pencil: Pencil<Drawn>,
  { from, to, kind, text, reason }: Arrow,
  outcome: Outcome,
  numbers: CodeNumbers,
): Drawn {
  const direction = order.indexOf(from) < order.indexOf(to) ? 'rightward' : 'leftward'
  const [left, right] = direction === 'rightward' ? [from, to] : [to, from]
  const isRefused = kind === 'answer' && outcome === 'refused'
  const label = pencil(
    'span',
    { class: 'label' },
    pencil('span', { class: 'unseen' }, `${names[from]} to ${names[to]}: ${isRefused ? 'refused: ' : ''}`),
    ...(reason === undefined ? [] : [pencil('span', { class: 'reason' }, reason)]),
    ...drawCodes(pencil, text, numbers),
  )
  return pencil(
    'span',
    { class: `arrow ${kind} ${direction} ${left}-${right}` },
    label,
    pencil('span', { class: 'line' }),
  )
}
