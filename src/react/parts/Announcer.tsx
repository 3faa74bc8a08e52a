/** Says what no other part says: the line going and coming, what was plugged in or out, and calls ending while their region goes away. */

import { useEffect, useRef, useState } from 'react'
import type { Party } from '../../phone/call.ts'
import { callOf } from '../../phone/state.ts'
import { withSpokenNumbers } from '../numbers/spoken.ts'
import { outcomeOf, talkedFor } from '../outcome.ts'
import { nameOf } from '../party.ts'
import { isRingingHere } from '../useCalls.ts'
import { usePhone, usePhoneState, useWords } from '../usePhone.tsx'
import type { Words } from '../words/words.ts'
import { Polite } from './CallNews.tsx'
import { lineWords } from './lineWords.ts'
import { mayTakeFocus } from './mayTakeFocus.ts'

const settleMs = 2000

export function Announcer({ news }: { news?: string | undefined }) {
  const phone = usePhone()
  const words = useWords()
  const line = usePhoneState((state) => lineWords(state, words).text)
  const [said, setSaid] = useState('')

  useEffect(() => {
    const timer = setTimeout(() => setSaid(line), settleMs)
    return () => clearTimeout(timer)
  }, [line])

  const voice = usePhoneState((state) => state.devices.voice)

  useEffect(() => {
    if (news) setSaid(news)
  }, [news])
  useEffect(() => {
    if (voice) setSaid(voice === 'silent' ? words.call.silentMicrophone : words.call.speakingMuted)
  }, [voice, words])

  useEffect(
    () =>
      phone.on('call-ended', ({ callId }) => {
        const call = callOf(phone.store.getState(), callId)
        const outcome = call && outcomeOf(call, words)
        if (!call || !outcome) return
        // Where it went matters more than how long it was.
        const goes = call.state.phase === 'ended' && call.state.reason.kind === 'transferred'
        const talked = goes ? undefined : talkedFor(call)
        const seconds = Math.round((talked ?? 0) / 1000)
        const time =
          talked === undefined
            ? ''
            : words.announce.minutes(Math.floor(seconds / 60), Math.max(1, seconds % 60))
        setSaid(words.announce.ended(nameOf(call.party), outcome.sentence, time))
      }),
    [phone, words],
  )
  return (
    <>
      <Polite said={withSpokenNumbers(said)} />
      <Ringing />
    </>
  )
}

/** Who begins to call is told at once, also to somebody who types and keeps the focus: then its keys are letters. */
function Ringing() {
  const words = useWords()
  const box = useRef<HTMLParagraphElement>(null)
  const newest = usePhoneState((state) => state.calls.findLast(isRingingHere))
  const [begun, setBegun] = useState<{ readonly id: string; readonly keys: boolean }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what counts is where the focus is when somebody begins to call
  useEffect(() => {
    setBegun(newest && { id: newest.id, keys: box.current !== null && mayTakeFocus(box.current) })
  }, [newest?.id])
  const told = (party: Party, { incoming: w }: Words) =>
    [w.name(nameOf(party)), ...(begun?.keys ? [w.keys] : [])].join('. ')
  return (
    <p className="unseen" aria-live="assertive" ref={box}>
      {newest && begun?.id === newest.id && withSpokenNumbers(told(newest.party, words))}
    </p>
  )
}
