/** Says what no other part says: the line going and coming, what was plugged in or out, and calls ending while their region goes away. */

import { useEffect, useState } from 'react'
import { callOf } from '../../phone/state.ts'
import { outcomeOf, talkedFor } from '../outcome.ts'
import { nameOf } from '../party.ts'
import { usePhone, usePhoneState, useWords } from '../usePhone.tsx'
import { Polite } from './CallNews.tsx'
import { lineWords } from './lineWords.ts'

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
        const talked = talkedFor(call)
        const seconds = Math.round((talked ?? 0) / 1000)
        const time =
          talked === undefined
            ? ''
            : words.announce.minutes(Math.floor(seconds / 60), Math.max(1, seconds % 60))
        setSaid(words.announce.ended(nameOf(call.party), outcome.sentence, time))
      }),
    [phone, words],
  )
  return <Polite said={said} />
}
