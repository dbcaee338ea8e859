import { clockTime } from '../../mock-zoom/journal/time.ts'
import { describeFlow } from '../model/describe-flow.ts'
import type { Flow } from '../model/flow.ts'
import { refusalsIn } from '../model/flow.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { VirtualList } from '../parts/virtual-list.tsx'
import { useInspection } from '../state/inspection.ts'
import { go } from '../state/place.ts'

interface FlowListProps {
  readonly flows: readonly Flow[]
  /** Undefined if all of them are shown. */
  readonly chosen: number | undefined
}

/** Chooses all messages, or those of one flow. The newest flow is on top. */
export function FlowList({ flows, chosen }: FlowListProps) {
  const { exchanges } = useInspection()
  return (
    <nav class="flow-list" aria-label="Flows">
      <button
        type="button"
        class={`flow all ${chosen === undefined ? 'selected' : ''}`}
        aria-current={chosen === undefined ? 'true' : undefined}
        onClick={() => go({ flow: undefined, message: undefined })}
      >
        <span class="name">All messages</span>
        <span class="more">{exchanges.value.length}</span>
      </button>
      <VirtualList
        label="Flows, newest first"
        rows={flows.toReversed()}
        keyOf={({ id }) => id}
        estimate={() => 62}
        at={chosen}
      >
        {(flow) => <FlowItem flow={flow} chosen={flow.id === chosen} />}
      </VirtualList>
    </nav>
  )
}

interface FlowItemProps {
  readonly flow: Flow
  readonly chosen: boolean
}

function FlowItem({ flow, chosen }: FlowItemProps) {
  const { names } = useInspection()
  const rules = flow.exchanges.flatMap(({ findings }) => findings.map(({ rule }) => rule))
  const refusals = refusalsIn(flow).length
  const [first] = flow.exchanges
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
        <span>{flow.exchanges.length === 1 ? '1 message' : `${flow.exchanges.length} messages`}</span>
      </span>
      {rules.length > 0 ? (
        <span class="badge finding">{rules.join(', ')}</span>
      ) : refusals > 0 ? (
        <span class="badge refused">{refusals} refused</span>
      ) : null}
    </button>
  )
}
