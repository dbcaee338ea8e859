import { WithCodes } from '../parts/code-chip.tsx'
import { JsonView } from './json-view.tsx'

interface HttpBodyProps {
  readonly label: string
  readonly type: string
  readonly text: string
}

/** The exact body or query, and its decoded content. */
export function HttpBody({ label, type, text }: HttpBodyProps) {
  if (text === '') return null
  const json = type.includes('json') ? parse(text) : undefined
  return (
    <div class="http-body">
      <p class="caption">{label}</p>
      {json === undefined ? null : <JsonView label={`${label} as JSON`} value={json.value} open />}
      {type.includes('x-www-form-urlencoded') ? <Parameters text={text} /> : null}
      <pre>{text}</pre>
    </div>
  )
}

/** Name and value of each pair, decoded. */
function Parameters({ text }: { readonly text: string }) {
  return (
    <dl class="parameters">
      {[...new URLSearchParams(text)].map(([name, value], index) => (
        // The same name can occur twice.
        <div key={index}>
          <dt>{name}</dt>
          <dd>
            <WithCodes text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
