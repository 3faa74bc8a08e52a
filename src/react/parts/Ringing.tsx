/** Who wants something now: calls that ring, and those that ask us to call somebody else. */

import { isLive } from '../../phone/call.ts'
import { isHeld } from '../useCalls.ts'
import type { Panel } from '../usePanel.ts'
import { IncomingCall } from './IncomingCall.tsx'
import { Referral } from './Referral.tsx'

export function Ringing({ panel }: { panel: Panel }) {
  const [only] = panel.ringing
  if (panel.covers && only) return <IncomingCall key={only.id} call={only} sheet={false} />
  const talking = [panel.front, ...panel.others].find((call) => call && isLive(call) && !isHeld(call))
  if (!panel.ringing.length && !panel.referrals.length) return null
  return (
    <div className="sheets">
      {panel.ringing.map((call) => (
        <IncomingCall
          key={call.id}
          call={call}
          sheet
          talking={talking}
          onAnswer={() => panel.setAdding(false)}
        />
      ))}
      {panel.referrals.map((call) => (
        <Referral key={call.id} call={call} to={call.referredTo} />
      ))}
    </div>
  )
}
