/** Markup that is safe to send: everything inserted was escaped, or was markup itself. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Insertion = string | number | Html | readonly Html[]

/** A template whose inserted values are escaped, unless they are {@link Html} already. */
export function html(strings: TemplateStringsArray, ...insertions: readonly Insertion[]): Html {
  return new Html(String.raw({ raw: strings }, ...insertions.map(render)))
}

function render(insertion: Insertion): string {
  if (insertion instanceof Html) return insertion.text
  if (typeof insertion === 'string' || typeof insertion === 'number') return escapeHtml(String(insertion))
  return insertion.map((part) => part.text).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
