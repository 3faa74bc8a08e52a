/** Says what happens to the call in front, politely, a line every two seconds at most: the newest wins. */

import { useEffect, useRef, useState } from 'react'
import type { Call } from '../../phone/call.ts'
import { emptyTimeline, type Timeline } from '../../phone/timeline.ts'
import { shortNameOf } from '../party.ts'
import { tell } from '../story.ts'
import { useHidesDigits } from '../useDigits.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import type { Words } from '../words/words.ts'

const pauseMs = 2000
const none: Timeline = emptyTimeline

export function CallNews({ call }: { call: Call }) {
  const words = useWords()
  const timeline = usePhoneState((state) => state.timelines[call.id]) ?? none
  const hidesDigits = useHidesDigits(call.id)
  const latest = (timeline.chunks.at(-1) ?? []).slice(-20)
  const newest = tell(latest, call, words, hidesDigits).at(-1)?.sentence ?? ''
  const said = call.asking === 'hold' || call.asking === 'resume' ? asks(call, words) : newest
  // Its end is told by the announcer, which outlives this part.
  return <Polite said={call.state.phase === 'ended' ? '' : said} />
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
