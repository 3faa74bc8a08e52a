/** After a reload in a call: whose call waits, and how long it can still be taken back. */

import { useEffect, useState } from 'react'
import type { Party } from '../index.ts'
import { Notice } from '../react/parts/Notice.tsx'
import { nameOf } from '../react/party.ts'
import type { EntryWords } from '../react/words/words.ts'

export interface Waiting {
  readonly party: Party
  /** ms */
  readonly until: number
}

export function WaitingCall({ waiting, words }: { waiting: Waiting; words: EntryWords }) {
  const left = useSecondsUntil(waiting.until)
  if (left <= 0) return null
  const w = words.signIn
  return <Notice tone="wait" sentence={w.callWaits(nameOf(waiting.party))} hint={w.takeBackWithin(left)} />
}

function useSecondsUntil(until: number): number {
  const seconds = () => Math.ceil((until - Date.now()) / 1000)
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft(seconds()), 1000)
    return () => clearInterval(timer)
  })
  return left
}
