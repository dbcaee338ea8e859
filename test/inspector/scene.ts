import { describeAnswer, describeRequest } from '../../src/inspector/model/describe.ts'
import type { Flow } from '../../src/inspector/model/flow.ts'
import { readFlows } from '../../src/inspector/model/flow.ts'
import type { Message } from '../../src/inspector/model/message.ts'
import { readMessages } from '../../src/inspector/model/read-messages.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'

/** What the inspector makes of a mock's journal. */
export async function inspect(
  zoom: MockZoom,
): Promise<{ readonly messages: Message[]; readonly flows: Flow[] }> {
  const messages = readMessages(await zoom.journal.list())
  return { messages, flows: readFlows(messages) }
}

/** A message as the diagram tells it: `integration > zoom: Refresh / 200 new tokens`. */
export function told(message: Message): string {
  const { way } = message
  if (!way) return describeRequest(message)
  return `${way.from} > ${way.to}: ${describeRequest(message)} / ${describeAnswer(message)}`
}

/** The start of a code, as the journal shows it. */
export function short(code: string): string {
  return `${code.slice(0, 10)}…`
}
