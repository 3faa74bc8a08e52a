/** A call's timeline: what happens shows at once, what happens a thousand times a second at a pace the eye can follow. */

import { useEffect, useState } from 'react'
import type { CallId } from '../phone/call.ts'
import { emptyTimeline, type Timeline } from '../phone/timeline.ts'
import { usePhone } from './usePhone.tsx'

/** ms between two looks, once more than so many came within a second. */
const pace = 250
const many = 30

export type KeptStory = (callId: CallId) => Promise<Timeline | undefined>

export function useTimeline(callId: CallId, kept?: KeptStory): Timeline {
  const [old, setOld] = useState<Timeline>()
  useEffect(() => {
    let isWanted = true
    kept?.(callId).then((story) => isWanted && setOld(story), console.warn)
    return () => {
      isWanted = false
    }
  }, [callId, kept])
  const phone = usePhone()
  const [shown, setShown] = useState(() => phone.store.getState().timelines[callId] ?? emptyTimeline)
  useEffect(() => {
    let now: Timeline | undefined
    let [shownAt, countedAt, came] = [0, 0, 0]
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      timer = undefined
      shownAt = performance.now()
      setShown(now ?? emptyTimeline)
    }
    const look = () => {
      const next = phone.store.getState().timelines[callId]
      if (next === now) return
      now = next
      const at = performance.now()
      if (at - countedAt > 1000) [countedAt, came] = [at, 0]
      came++
      const wait = came > many ? shownAt + pace - at : 0
      if (wait <= 0) {
        clearTimeout(timer)
        show()
      } else timer ??= setTimeout(show, wait)
    }
    look()
    const stop = phone.store.subscribe(look)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [phone, callId])
  return shown === emptyTimeline && old ? old : shown
}
