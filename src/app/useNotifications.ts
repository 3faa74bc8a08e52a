/** System notifications for calls that come while the page is out of sight. Asked for by a press, never on loading. */

import { useEffect, useState } from 'react'
import { usePhone, useWords } from '../react/index.ts'
import { nameOf } from '../react/party.ts'
import { isRingingHere } from '../react/useCalls.ts'

type Permission = { readonly state: 'on' | 'off' | 'blocked'; readonly turnOn: () => void }

export function useNotifications(): Permission | undefined {
  const phone = usePhone()
  const words = useWords()
  const there = 'Notification' in window && window.isSecureContext
  const [permission, setPermission] = useState(there ? Notification.permission : 'denied')

  useEffect(() => {
    if (permission !== 'granted') return
    const shown = new Map<string, Notification>()
    const follow = () => {
      const ringing = phone.store.getState().calls.filter(isRingingHere)
      for (const [id, notification] of shown)
        if (!ringing.some((call) => call.id === id)) {
          notification.close()
          shown.delete(id)
        }
      if (!document.hidden) return
      for (const call of ringing)
        if (!shown.has(call.id)) {
          const notification = show(words.page.calling(nameOf(call.party)), call.id)
          if (notification) shown.set(call.id, notification)
        }
    }
    const stop = phone.store.subscribe(follow)
    document.addEventListener('visibilitychange', follow)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', follow)
      for (const notification of shown.values()) notification.close()
    }
  }, [phone, words, permission])

  if (!there) return undefined
  const state = permission === 'granted' ? 'on' : permission === 'denied' ? 'blocked' : 'off'
  return { state, turnOn: () => void Notification.requestPermission().then(setPermission) }
}

function show(title: string, tag: string): Notification | undefined {
  try {
    const notification = new Notification(title, { tag, icon: '/icon.svg', requireInteraction: true })
    notification.onclick = () => {
      window.focus()
      notification.close()
    }
    return notification
  } catch {
    // Chrome on Android has the constructor and forbids it.
    return undefined
  }
}
