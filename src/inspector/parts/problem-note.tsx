interface ProblemNoteProps {
  readonly problem: { readonly problem: string; readonly remedy: string } | undefined
}

/** What went wrong, and what to do about it. */
export function ProblemNote({ problem }: ProblemNoteProps) {
  return (
    <div role="alert">
      {problem ? (
        <p class="problem-note">
          <strong>{problem.problem}</strong> {problem.remedy}
        </p>
      ) : null}
    </div>
  )
}
