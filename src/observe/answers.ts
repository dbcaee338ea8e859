import type { RefusalReason } from '../mock-zoom/domain/refusal.ts'
import { zoomAnswerFor, zoomErrors } from '../mock-zoom/zoom/errors.ts'
import type { ProfileName, Switches } from '../mock-zoom/zoom/profiles.ts'
import { profileNames, switchesOf, switchTable } from '../mock-zoom/zoom/profiles.ts'
import type { ZoomAnswer } from '../mock-zoom/zoom/zoom-answer.ts'

/** One response of Zoom’s, and what it is sent for in one era. */
export interface KnownAnswer {
  readonly reason: RefusalReason
  readonly era: ProfileName
  readonly answer: ZoomAnswer
}

/** Every response of zoom/errors.ts: of each reason, in each era, with each setting of a switch that replaces it. */
export function knownAnswers(): readonly KnownAnswer[] {
  known ??= reasons.flatMap((reason) =>
    profileNames.flatMap((era) => answersFor(reason, era).map((answer) => ({ reason, era, answer }))),
  )
  return known
}

let known: readonly KnownAnswer[] | undefined

const reasons = Object.keys(zoomErrors) as RefusalReason[]

function answersFor(reason: RefusalReason, era: ProfileName): readonly ZoomAnswer[] {
  const standard = switchesOf(era)
  const settings = zoomErrors[reason].instead ? [standard, ...variants(standard)] : [standard]
  const byBody = new Map(
    settings.map((switches) => zoomAnswerFor(reason, switches)).map((answer) => [answer.body, answer]),
  )
  return [...byBody.values()]
}

/** The standard settings, with one switch set to one of its words at a time. The era stays. */
function variants(standard: Switches): Switches[] {
  return Object.entries(switchTable).flatMap(([name, { values }]) =>
    'options' in values && name !== 'errorDialect'
      ? values.options.map((value): Switches => ({ ...standard, [name]: value }))
      : [],
  )
}
