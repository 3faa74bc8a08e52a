/** Says what happens to the call in front, politely, a line every two seconds at most: the newest wins. */

import { useEffect, useRef, useState } from 'react'
import type { Call } from '../../phone/call.ts'
import { withSpokenNumbers } from '../numbers/spoken.ts'
import { shortNameOf } from '../party.ts'
import { newest } from '../story.ts'
import { useHidesDigits } from '../useDigits.tsx'
import { useWords } from '../usePhone.tsx'
import { useTimeline } from '../useTimeline.ts'
import type { Words } from '../words/words.ts'

const pauseMs = 2000

export function CallNews({ call }: { call: Call }) {
  const words = useWords()
  const timeline = useTimeline(call.id)
  const hidesDigits = useHidesDigits(call.id)
  const latest = timeline.chunks.at(-1) ?? []
  const asking = call.asking === 'hold' || call.asking === 'resume'
  const said = asking ? asks(call, words) : newest(latest, { call, words, hidesDigits })
  // Its end is told by the announcer, which outlives this part.
  return <Polite said={call.state.phase === 'ended' ? '' : withSpokenNumbers(said)} />
}

function asks(call: Call, { call: w }: Words): string {
  const who = shortNameOf(call.party)
  return call.asking === 'hold' ? w.holdingNote(who) : w.resumingNote(who)
}

/** A polite live region that never chatters. */
export function Polite({ said }: { said: string }) {
  const [shown, setShown] = useState(said)
  const lastAt = useRef(0)
  useEffect(() => {
    const wait = Math.max(0, lastAt.current + pauseMs - performance.now())
    const timer = setTimeout(() => {
      lastAt.current = performance.now()
      setShown(said)
    }, wait)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <p className="unseen" aria-live="polite">
      {shown}
    </p>
  )
}
