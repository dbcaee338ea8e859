interface JsonViewProps {
  readonly label: string
  readonly value: unknown
  readonly open?: boolean
}

/** A value as coloured JSON, behind a heading that opens it. */
export function JsonView({ label, value, open = false }: JsonViewProps) {
  return (
    <details class="json" open={open}>
      <summary>{label}</summary>
      <pre>{tokensOf(JSON.stringify(value, null, 2) ?? '').map(show)}</pre>
    </details>
  )
}

interface Token {
  readonly kind: 'key' | 'text' | 'literal' | 'plain'
  readonly text: string
}

const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\b/g

/** Splits a JSON text into its tokens. */
export function tokensOf(json: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of json.matchAll(pattern)) {
    const [whole, text, colon = ''] = match
    if (match.index > end) tokens.push({ kind: 'plain', text: json.slice(end, match.index) })
    if (text === undefined) tokens.push({ kind: 'literal', text: whole })
    else {
      tokens.push({ kind: colon === '' ? 'text' : 'key', text })
      if (colon !== '') tokens.push({ kind: 'plain', text: colon })
    }
    end = match.index + whole.length
  }
  if (end < json.length) tokens.push({ kind: 'plain', text: json.slice(end) })
  return tokens
}

function show({ kind, text }: Token, index: number) {
  return kind === 'plain' ? (
    text
  ) : (
    <span key={index} class={`json-${kind}`}>
      {text}
    </span>
  )
}
