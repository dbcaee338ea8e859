import type { Lesson } from '../../lesson/lesson.ts'

/** The lines in which the two apps differ. */
export function Difference({ lesson }: { readonly lesson: Lesson }) {
  const { about, broken, right } = lesson.difference
  return (
    <figure class="difference">
      <figcaption>{about}</figcaption>
      <div class="sides">
        <Code label="Broken" sign="−" text={broken} />
        <Code label="Correct" sign="+" text={right} />
      </div>
    </figure>
  )
}

interface CodeProps {
  readonly label: string
  readonly sign: '−' | '+'
  readonly text: string
}

function Code({ label, sign, text }: CodeProps) {
  return (
    <div>
      <h3>{label}</h3>
      <pre class={sign === '+' ? 'right' : 'broken'}>
        {text
          .split('\n')
          .map((line) => `${sign} ${line}`)
          .join('\n')}
      </pre>
    </div>
  )
}
