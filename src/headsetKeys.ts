/** What a key of a headset does: which call it means, if any. No key ever dials. */

import { type Call, inFront, isLive } from './phone/call.ts'
import type { Phone } from './phone/phone.ts'
import type { HeadsetKey } from './phone/ports.ts'

type Asked = Pick<Phone, 'store' | 'answer' | 'hangUp' | 'mute' | 'unmute'>

export function headsetKeys(phone: Asked): (key: HeadsetKey) => void {
  const run: Readonly<Record<HeadsetKey, (calls: readonly Call[]) => readonly Promise<void>[]>> = {
    answer: (calls) =>
      calls
        .filter(ringsIn)
        .slice(0, 1)
        .map(({ id }) => phone.answer(id)),
    // 486: other devices of the person ring on.
    decline: (calls) =>
      calls
        .filter(ringsIn)
        .slice(0, 1)
        .map(({ id }) => phone.hangUp(id)),
    'hang-up': (calls) => meant(calls).map(({ id }) => phone.hangUp(id)),
    mute: (calls) => {
      const those = meant(calls)
      const open = those.filter((call) => !call.muted)
      return open.length ? open.map(({ id }) => phone.mute(id)) : those.map(({ id }) => phone.unmute(id))
    },
  }
  return (key) => {
    // What cannot be now is not asked for: a key has nowhere to show a refusal.
    for (const asked of run[key](phone.store.getState().calls)) asked.catch(() => {})
  }
}

const ringsIn = ({ direction, state }: Call) => direction === 'incoming' && state.phase === 'ringing'

/** The one that is on its way to be connected, else all who are spoken to; never one that waits on hold, or rings. */
function meant(calls: readonly Call[]): readonly Call[] {
  const begun = calls.filter((call) => isLive(call) && !ringsIn(call) && call.state.phase !== 'connected')
  return begun.length ? begun.slice(-1) : inFront(calls)
}
