import type { Message } from '../model/message.ts'
import type { Finding } from '../state/inspection.ts'

/** A row of the diagram: a message, or a finding below the message that caused it. */
export type DiagramRow =
  | { readonly kind: 'message'; readonly key: number; readonly message: Message }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding; readonly message: Message }

/** The rows for these messages, in order, each followed by its findings. */
export function diagramRows(messages: readonly Message[], findings: readonly Finding[]): DiagramRow[] {
  const byEntry = Map.groupBy(findings, ({ entry }) => entry)
  return messages.flatMap((message): DiagramRow[] => [
    { kind: 'message', key: message.id, message },
    ...findingsOf(message, byEntry).map(
      (finding): DiagramRow => ({
        kind: 'finding',
        key: `${finding.rule} ${finding.entry}`,
        finding,
        message,
      }),
    ),
  ])
}

/** The findings that a message caused. */
export function findingsOf(
  { entries }: Message,
  byEntry: ReadonlyMap<number, readonly Finding[]>,
): readonly Finding[] {
  if (byEntry.size === 0) return []
  return entries.flatMap(({ seq }) => byEntry.get(seq) ?? [])
}
