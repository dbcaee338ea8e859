import { CannotJudge } from './cannot-judge.ts'
import type { OutcomeKind, SubjectDescription } from './subject-description.ts'

/**
 * Whether the response to `status` can be read as the subject file says. False once it has said of somebody that they are not
 * connected, for whom the app works at the same time: then a wrong `answers.connected` would look like a broken promise.
 */
export interface StatusTells {
  isFalse: boolean
  /** Nobody has looked yet. */
  isOpen: boolean
}

/** What is asked of a person to find it out. */
interface Connected {
  isConnected(): Promise<boolean>
  use(): Promise<{ readonly kind: OutcomeKind }>
}

/** Looks once in a run, at somebody who has just connected. */
export async function lookWhetherStatusTells(
  tells: StatusTells,
  person: Connected,
  { requests, answers }: SubjectDescription,
): Promise<void> {
  if (!tells.isOpen || requests.status === undefined || requests.use === undefined) return
  if (answers.connected === undefined) return
  tells.isOpen = false
  if (!(await person.isConnected())) tells.isFalse = (await person.use()).kind === 'works'
}

export function unlessStatusIsSilent({ isFalse }: StatusTells): void {
  if (isFalse)
    throw new CannotJudge(
      'the response to status says that nobody is connected, also of people for whom the app works: look at requests.status and answers.connected in the subject file',
      null,
    )
}
