import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { ProblemNote } from '../parts/problem-note.tsx'
import type { Action } from '../state/action.ts'

interface CardProps {
  readonly title: string
  readonly action: Action
  readonly children: ComponentChildren
}

/** One thing that you can change in the mock, and the result. */
export function Card({ title, action, children }: CardProps) {
  const heading = useId()
  return (
    <section class="card" aria-labelledby={heading} aria-busy={action.busy}>
      <h2 id={heading}>{title}</h2>
      {children}
      <p class="said" role="status">
        {action.said}
      </p>
      <ProblemNote problem={action.problem} />
    </section>
  )
}

interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, text: string])[]
  readonly onChange: (value: Value) => void
}

/** A drop-down list. */
export function Select<Value extends string>({ label, value, options, onChange }: SelectProps<Value>) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find(([each]) => each === event.currentTarget.value)
          if (chosen) onChange(chosen[0])
        }}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
