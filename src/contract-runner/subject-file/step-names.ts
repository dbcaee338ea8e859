import { namesIn, personPlaceholders } from '../step-values.ts'
import {
  type SubjectAction,
  type SubjectDescription,
  type SubjectStep,
  stepsOf,
} from '../subject-description.ts'

/** A name in `{…}` that nothing stands for. */
export interface UnknownName {
  /** Below `requests`. */
  readonly path: readonly PropertyKey[]
  readonly name: string
  readonly known: readonly string[]
}

/** The placeholders in the requests that are neither a person's nor taken by a step. */
export function unknownNames({
  requests,
  kind,
}: Pick<SubjectDescription, 'requests' | 'kind'>): UnknownName[] {
  const actions = actionsOf(requests)
  const taken = actions.flatMap(({ action }) => stepsOf(action).flatMap(({ take = {} }) => Object.keys(take)))
  const known = [...Object.keys(personPlaceholders), ...(kind === 'server-to-server' ? ['accountId'] : [])]
  return actions.flatMap(({ path, action }) =>
    namesIn(JSON.stringify(stepsOf(action).map(withoutTake)))
      .filter((name) => !/^port[2-9]$/.test(name))
      .filter((name) => !known.includes(name) && !taken.includes(name))
      .map((name) => ({ path, name, known })),
  )
}

function withoutTake({ take: _, ...step }: SubjectStep): unknown {
  return step
}

interface NamedAction {
  readonly path: readonly PropertyKey[]
  readonly action: SubjectAction
}

function actionsOf({ alsoUse = [], ...single }: SubjectDescription['requests']): NamedAction[] {
  return [
    ...Object.entries(single).map(([name, action]) => ({ path: [name], action })),
    ...alsoUse.map((action, at) => ({ path: ['alsoUse', at], action })),
  ]
}
