/** System notifications for calls that come while the page is out of sight. Asked for by a press, never on loading. */

import { useEffect, useState } from 'react'
import { usePhone, useWords } from '../react/index.ts'
import { nameOf } from '../react/party.ts'
import { isRingingHere } from '../react/useCalls.ts'

export interface CallNotifications {
  readonly state: 'on' | 'off' | 'blocked'
  readonly turnOn: () => void
  /** Here alone: what the browser was once allowed, it goes on allowing. */
  readonly turnOff: () => void
}

/** `wanted` is what the person chose last; where that cannot be kept, the browser's permission is all there is. */
export function useNotifications(
  wanted = true,
  onWanted: (wanted: boolean) => void = () => {},
): CallNotifications | undefined {
  const phone = usePhone()
  const words = useWords()
  const there = 'Notification' in window && window.isSecureContext
  const [permission, setPermission] = useState(there ? Notification.permission : 'denied')
  const shows = permission === 'granted' && wanted

  // Allowed or blocked in the browser's own settings meanwhile: that is known here without a reload.
  useEffect(() => {
    if (!there) return
    const leaving = new AbortController()
    const follow = () => setPermission(Notification.permission)
    navigator.permissions
      ?.query({ name: 'notifications' })
      .then((status) => status.addEventListener('change', follow, { signal: leaving.signal }), console.warn)
    return () => leaving.abort()
  }, [there])

  useEffect(() => {
    if (!shows) return
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
  }, [phone, words, shows])

  if (!there) return undefined
  const state = permission === 'denied' ? 'blocked' : shows ? 'on' : 'off'
  return {
    state,
    turnOn: () => {
      onWanted(true)
      void Notification.requestPermission().then(setPermission)
    },
    turnOff: () => onWanted(false),
  }
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
