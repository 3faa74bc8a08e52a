/** The way that packets take: some get lost, others come late and out of order, when it is told to be so. */

import type { PacketTrouble } from './faults.ts'
import type { Timers } from './timers.ts'

export type Carrier = (deliver: () => void) => void

export function createCarrier(timers: Timers, trouble: () => PacketTrouble | undefined): Carrier {
  return (deliver) => {
    const { loss, delay, jitter } = trouble() ?? { loss: 0, delay: 0, jitter: 0 }
    if (Math.random() < loss) return
    const late = delay + Math.random() * jitter
    if (late === 0) deliver()
    else timers.after(late, deliver)
  }
}
