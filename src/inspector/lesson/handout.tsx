import type { LessonState } from '../../lesson/server.ts'
import { Difference } from './difference.tsx'

/** What the class takes home: one page to print. */
export function Handout({ state }: { readonly state: LessonState }) {
  const { lesson, sides } = state
  const [finding] = sides.broken.findings
  return (
    <main class="handout">
      <h1>{lesson.title}</h1>
      <p>{lesson.summary}</p>
      {finding === undefined ? null : (
        <section>
          <h2>What Zoom saw</h2>
          <p>
            <strong>{finding.rule}</strong>: {finding.sentence}
          </p>
          <p>{finding.remedy}</p>
        </section>
      )}
      <section>
        <h2>The difference in the code</h2>
        <Difference lesson={lesson} />
      </section>
      <section>
        <h2>What happened</h2>
        <ol>
          {lesson.steps.map(({ title, reveal }) => (
            <li key={title}>
              <strong>{title}.</strong> {reveal.join(' ')}
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>Never again</h2>
        <pre>npx mock-zoom contracts --only {lesson.contract}</pre>
        <p>The whole lesson again, at your own desk:</p>
        <pre>npx mock-zoom lesson {lesson.id}</pre>
        <p>mock-zoom is not a Zoom product.</p>
      </section>
    </main>
  )
}
