import { describeFlow } from '../model/describe.ts'
import type { Flow } from '../model/flow.ts'
import { refusalsIn } from '../model/flow.ts'
import { clockTime } from '../model/time.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { VirtualList } from '../parts/virtual-list.tsx'
import type { Finding } from '../state/inspection.ts'
import { useInspection } from '../state/inspection.ts'
import { go } from '../state/place.ts'

interface FlowListProps {
  readonly flows: readonly Flow[]
  /** Undefined if all of them are shown. */
  readonly chosen: number | undefined
}

/** Chooses all messages, or those of one flow. The newest flow is on top. */
export function FlowList({ flows, chosen }: FlowListProps) {
  const { messages, findings } = useInspection()
  const caused = new Set(findings.value.map(({ entry }) => entry))
  return (
    <nav class="flow-list" aria-label="Flows">
      <button
        type="button"
        class={`flow all ${chosen === undefined ? 'selected' : ''}`}
        aria-current={chosen === undefined ? 'true' : undefined}
        onClick={() => go({ flow: undefined, message: undefined })}
      >
        <span class="name">All messages</span>
        <span class="more">{messages.value.length}</span>
      </button>
      <VirtualList
        label="Flows, newest first"
        rows={flows.toReversed()}
        keyOf={({ id }) => id}
        estimate={() => 62}
        at={chosen}
      >
        {(flow) => (
          <FlowItem flow={flow} chosen={flow.id === chosen} caused={caused} findings={findings.value} />
        )}
      </VirtualList>
    </nav>
  )
}

interface FlowItemProps {
  readonly flow: Flow
  readonly chosen: boolean
  /** The entries that caused findings. */
  readonly caused: ReadonlySet<number>
  readonly findings: readonly Finding[]
}

function FlowItem({ flow, chosen, caused, findings }: FlowItemProps) {
  const { names } = useInspection()
  const inIt = flow.messages.flatMap(({ entries }) => entries.filter(({ seq }) => caused.has(seq)))
  const rules = findings.filter(({ entry }) => inIt.some(({ seq }) => seq === entry)).map(({ rule }) => rule)
  const refusals = refusalsIn(flow).length
  const [first] = flow.messages
  return (
    <button
      type="button"
      class={`flow ${chosen ? 'selected' : ''}`}
      aria-current={chosen ? 'true' : undefined}
      onClick={() => go({ flow: flow.id, message: undefined })}
    >
      <span class="name">{describeFlow(flow, names.value)}</span>
      <span class="more">
        {first ? <span class="time">{clockTime(first.at)}</span> : null}
        {flow.codes.map((code) => (
          <WithCodes key={code} text={code} />
        ))}
        <span>{flow.messages.length === 1 ? '1 message' : `${flow.messages.length} messages`}</span>
      </span>
      {rules.length > 0 ? (
        <span class="badge finding">{rules.join(', ')}</span>
      ) : refusals > 0 ? (
        <span class="badge refused">{refusals} refused</span>
      ) : null}
    </button>
  )
}
