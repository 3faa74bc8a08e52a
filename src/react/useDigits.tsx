/** Digits of the calls, beside what the timelines keep: what was asked for and not yet sent, and what is not to show. */

import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import type { Call, CallId } from '../phone/call.ts'
import { useAsk } from './useAsk.tsx'
import { usePhone } from './usePhone.tsx'

/** Calls whose digits are nobody's business, a PIN say: not above the keypad, not in the timeline, not said aloud. */
export const HiddenDigits = createContext<ReadonlySet<CallId>>(new Set())

export function useHidesDigits(callId: CallId): boolean {
  return useContext(HiddenDigits).has(callId)
}

const pauseMs = 2000
const refusedMs = 6000
const mostAtOnce = 64

export interface CallDigits {
  readonly waiting: string
  readonly hidden: boolean
  readonly send: (digits: string) => void
  readonly toggleHidden: () => void
}

type Texts = Readonly<Record<CallId, string>>

export function useDigits() {
  const phone = usePhone()
  const ask = useAsk()
  const [waiting, setWaiting] = useState<Texts>({})
  const [hidden, setHidden] = useState<ReadonlySet<CallId>>(new Set())
  const [refused, setRefused] = useState<CallId>()

  useEffect(() => {
    const stops = [
      phone.on('call-digits-sent', ({ callId, digits }) =>
        setWaiting((all) => without(all, callId, (text) => after(text, digits))),
      ),
      phone.on('call-ended', ({ callId }) => setWaiting((all) => without(all, callId, () => ''))),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [phone])

  // A pause that is over is told by no fact.
  useEffect(() => {
    const pausing = Object.keys(waiting).filter((id) => waiting[id]?.startsWith(','))
    if (!pausing.length) return
    const timer = setTimeout(() => {
      for (const id of pausing) setWaiting((all) => without(all, id, (text) => text.replace(/^,/, '')))
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [waiting])

  useEffect(() => {
    if (!refused) return
    const timer = setTimeout(() => setRefused(undefined), refusedMs)
    return () => clearTimeout(timer)
  }, [refused])

  const send = useCallback(
    (call: Call, digits: string) =>
      ask(async (phone) => {
        setRefused(undefined)
        setWaiting((all) => ({ ...all, [call.id]: (all[call.id] ?? '') + digits.toUpperCase() }))
        await phone.sendDigits(call.id, digits).catch((error: unknown) => {
          setWaiting((all) => without(all, call.id, () => ''))
          throw error
        })
      }, call.id),
    [ask],
  )
  /** Sends what was pasted, the way numbers are written or not; of anything else nothing at all. */
  const paste = (call: Call, text: string) => {
    const digits = text.normalize('NFKC').replace(/[\s().\-/\u2010-\u2015]/g, '')
    if (/^[\d*#A-D,]+$/i.test(digits) && digits.length <= mostAtOnce) send(call, digits)
    else if (digits) setRefused(call.id)
  }
  const toggleHidden = (call: Call) =>
    setHidden((before) => {
      const after = new Set(before)
      if (!after.delete(call.id)) after.add(call.id)
      return after
    })
  return {
    hidden,
    /** The call to which something was pasted that no keypad can send. */
    refused,
    send,
    paste,
    of: (call: Call): CallDigits => ({
      waiting: waiting[call.id] ?? '',
      hidden: hidden.has(call.id),
      send: (digits) => send(call, digits),
      toggleHidden: () => toggleHidden(call),
    }),
  }
}

/** What still waits once these are sent; others' digits, those dialled behind the number say, are not among it. */
function after(waiting: string, sent: string): string {
  const text = waiting.replace(/^,*/, '')
  return text.startsWith(sent) ? text.slice(sent.length) : waiting
}

/** What is left of the text; a call with nothing left has no entry. */
function without(all: Texts, id: CallId, rest: (text: string) => string): Texts {
  const text = all[id]
  if (text === undefined) return all
  const left = rest(text)
  const { [id]: _gone, ...others } = all
  return left ? { ...others, [id]: left } : others
}
