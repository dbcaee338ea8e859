import { ClockCard } from '../controls/clock-card.tsx'
import { FaultsCard } from '../controls/faults-card.tsx'
import { ResetCard } from '../controls/reset-card.tsx'
import { SignedInCard } from '../controls/signed-in-card.tsx'
import { UninstallCard } from '../controls/uninstall-card.tsx'
import { useInspection } from '../state/inspection.ts'

/** Everything you can change in the mock. */
export function ControlsPage() {
  const { live } = useInspection()
  if (!live) return <p class="nothing">There is nothing to control: this is a file, not a running mock.</p>
  return (
    <div class="controls-page">
      <ClockCard live={live} />
      <SignedInCard live={live} />
      <FaultsCard live={live} />
      <UninstallCard live={live} />
      <ResetCard live={live} />
    </div>
  )
}
