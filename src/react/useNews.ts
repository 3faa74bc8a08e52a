/** What the far side did not do that was asked of it, in words, while it is news. */

import { useEffect, useState } from 'react'
import type { Call, CallId } from '../phone/call.ts'
import type { PhoneEventOf } from '../phone/events.ts'
import { callOf } from '../phone/state.ts'
import { shortNameOf } from './party.ts'
import { usePhone, useWords } from './usePhone.tsx'
import type { Words } from './words/words.ts'

export interface News {
  readonly callId: CallId
  readonly text: string
}

const refusalMs = 6000

/** Who hands a call over looks elsewhere meanwhile. */
const transferMs = 20_000

/** The far side's "no" to a hold or resume, and how a transfer failed. */
export function useNews(): News | undefined {
  const phone = usePhone()
  const words = useWords()
  const [news, setNews] = useState<News & { ms: number }>()
  useEffect(() => {
    const tell = (callId: CallId, ms: number, say: (call: Call) => string) => {
      const call = callOf(phone.store.getState(), callId)
      if (call) setNews({ callId, ms, text: say(call) })
    }
    const stops = [
      phone.on('call-refused', ({ callId }) =>
        tell(callId, refusalMs, ({ party }) => words.call.notAgreed(shortNameOf(party))),
      ),
      phone.on('call-transferred', (fact) => {
        if (fact.outcome !== 'done') tell(fact.callId, transferMs, (call) => transferNews(fact, call, words))
      }),
      // The next try makes the last one old.
      phone.on('call-transferring', () => setNews(undefined)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [phone, words])
  useEffect(() => {
    if (!news) return
    const timer = setTimeout(() => setNews(undefined), news.ms)
    return () => clearTimeout(timer)
  }, [news])
  return news
}

function transferNews(fact: PhoneEventOf<'call-transferred'>, call: Call, { transfer: w }: Words): string {
  const why = fact.outcome === 'unknown' ? 'unknown' : (reasons[fact.sipStatus ?? 0] ?? 'refused')
  return w.failed[why](shortNameOf(fact.to), shortNameOf(call.party))
}

const reasons: Readonly<Record<number, keyof Words['transfer']['failed']>> = {
  403: 'declined',
  404: 'not-found',
  408: 'no-answer',
  480: 'no-answer',
  486: 'busy',
  487: 'no-answer',
  600: 'busy',
  603: 'declined',
  604: 'not-found',
}
