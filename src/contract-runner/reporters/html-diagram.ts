import { classOfMessage, type Drawing, drawLanes, drawMessage } from '../../diagram/draw-message.ts'
import { type CodeNumbers, drawCodes, type Pencil } from '../../diagram/pencil.ts'
import { Html, html, printableLines } from '../../mock-zoom/index.ts'
import type { ContractResult } from '../result.ts'
import type { Message } from '../sequence.ts'

/** Draws with text, as the inspector draws with nodes. */
const pencil: Pencil<Html> = (tag, attributes, ...children) => {
  const element = new Html(tag)
  const list = Object.entries(attributes).map(([name, value]) => html` ${new Html(name)}="${value}"`)
  return html`<${element}${list}>${children.map((child) => (child instanceof Html ? child : html`${printableLines(child)}`))}</${element}>`
}

/** The sequence diagram of the inspector, folded. */
export function diagram(messages: readonly Message[], numbers: CodeNumbers): Html {
  const drawings = drawingsOf(messages)
  return html`<details class="messages"><summary>The messages between browser, app and Zoom (${messages.length})</summary>
<div class="diagram">${drawLanes(pencil)}
<ol>${drawings.map((drawing) => html`<li class="${classOfMessage(drawing)}">${drawMessage(pencil, drawing, numbers)}</li>\n`)}</ol></div></details>
`
}

/** Text with its codes in their colours. */
export function withCodes(text: string, numbers: CodeNumbers): Html[] {
  return drawCodes(pencil, text, numbers).map((part) =>
    part instanceof Html ? part : html`${printableLines(part)}`,
  )
}

/** A request and the response that follows it are drawn together. */
function drawingsOf(messages: readonly Message[]): Drawing[] {
  const drawings: Drawing[] = []
  for (const message of messages) {
    const { from, to, kind, label: text, reason, outcome, effects } = message
    const arrow = { from, to, kind, text, reason }
    const last = drawings.at(-1)
    const [asked, ...more] = last?.arrows ?? []
    const answers = kind === 'answer' && asked?.from === to && asked.to === from && more.length === 0
    if (last !== undefined && asked !== undefined && answers)
      drawings.splice(-1, 1, { outcome, arrows: [asked, arrow], effects })
    else drawings.push({ outcome, arrows: [arrow], effects })
  }
  return drawings
}

/** The codes that Zoom issued during a run, in order, as far as it can be seen from outside. */
export function codesIn(results: readonly ContractResult[]): CodeNumbers {
  const codes = results.flatMap((result) => {
    if (result.verdict !== 'broken') return []
    const { messages, evidence, findings } = result.failure
    const texts = [
      ...messages.map(({ label }) => label),
      ...[evidence, ...findings.map((finding) => finding.evidence)].flat(),
    ]
    return texts.flatMap((text) => [...text.matchAll(issued)].map(([, code = '']) => code))
  })
  return new Map([...new Set(codes)].map((code, number) => [code, number]))
}

/** In a callback, or in the journal's words. */
const issued = /(?:[?&]code=|code.issued: issued code )([\w-]{10}…)/g
