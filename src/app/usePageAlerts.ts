/** What can be seen of a call from another tab: title and icon. And leaving during a call asks first. */

import { useEffect } from 'react'
import type { PhoneState } from '../phone/state.ts'
import { usePhone, useWords, type Words } from '../react/index.ts'
import { nameOf } from '../react/party.ts'
import { duration } from '../react/time.ts'
import { arrange } from '../react/useCalls.ts'

export function usePageAlerts(): void {
  const phone = usePhone()
  const words = useWords()
  useEffect(() => {
    const show = () => {
      const { title, alert } = pageFace(phone.store.getState(), words, Date.now())
      if (document.title !== title) document.title = title
      const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
      const href = alert ? '/icon-alert.svg' : '/icon.svg'
      if (icon && icon.getAttribute('href') !== href) icon.setAttribute('href', href)
    }
    const stop = phone.store.subscribe(show)
    const timer = setInterval(show, 1000)
    const ask = (event: BeforeUnloadEvent) => {
      if (phone.store.getState().calls.some((call) => call.state.phase !== 'ended')) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    show()
    return () => {
      stop()
      clearInterval(timer)
      removeEventListener('beforeunload', ask)
      document.title = words.page.title
    }
  }, [phone, words])
}

/** Title and icon for this state; who calls comes before who talks. */
export function pageFace(state: PhoneState, words: Words, now: number): { title: string; alert: boolean } {
  const { ringing, front } = arrange(state.calls)
  const [caller] = ringing
  if (caller) return { title: words.page.calling(nameOf(caller.party)), alert: true }
  if (front && front.state.phase === 'connected')
    return { title: words.page.inCall(duration(now - front.state.since), nameOf(front.party)), alert: false }
  return { title: words.page.title, alert: false }
}
