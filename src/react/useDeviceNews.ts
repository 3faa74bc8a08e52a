/** What was plugged in or out, and what is used now, in words while it is news. */

import { useEffect, useRef, useState } from 'react'
import type { Device, Devices } from '../phone/state.ts'
import { safeText } from './safeText.ts'
import { usePhone, useWords } from './usePhone.tsx'
import type { Words } from './words/words.ts'

const shownMs = 8000

export function useDeviceNews(): string | undefined {
  const phone = usePhone()
  const words = useWords()
  const before = useRef<Devices>(undefined)
  const gone = useRef<string>(undefined)
  const [news, setNews] = useState<string>()
  useEffect(() => {
    before.current = phone.store.getState().devices
    return phone.on('devices-changed', ({ devices }) => {
      const told = before.current && deviceNews(before.current, devices, words, gone.current)
      if (before.current) gone.current = missing(before.current, devices)[0] ?? gone.current
      before.current = devices
      if (told) setNews(told)
    })
  }, [phone, words])
  useEffect(() => {
    if (!news) return
    const timer = setTimeout(() => {
      gone.current = undefined
      setNews(undefined)
    }, shownMs)
    return () => clearTimeout(timer)
  }, [news])
  return news
}

/** Undefined where nothing came or went that has a name. `wentBefore`: what went a moment ago; another takes over later. */
export function deviceNews(
  before: Devices,
  after: Devices,
  words: Words,
  wentBefore?: string,
): string | undefined {
  const w = words.devices
  // Names appear all at once when the microphone is first allowed: nothing was plugged in by that.
  if (!before.microphones.length && !before.speakers.length) return undefined
  const takesOver = before.microphoneInUse?.id !== after.microphoneInUse?.id
  const isBack = all(after).some(({ label }) => safeText(label) === wentBefore)
  const gone = missing(before, after)[0] ?? (takesOver && !isBack ? wentBefore : undefined)
  if (gone) {
    // A speaker alone takes no microphone with it.
    if (before.speakers.some(isNamed(gone)) && !before.microphones.some(isNamed(gone))) return w.gone(gone)
    if (!after.microphones.length) return w.unpluggedLast(gone)
    return w.unplugged(gone, microphoneInUse(after) ?? w.systemChoice)
  }
  const [came] = missing(after, before)
  if (!came) return undefined
  return microphoneInUse(after) === came ? w.pluggedInUse(came) : w.plugged(came)
}

/** The names in `one` that `other` has not; a headset is a microphone and a speaker of one name. */
function missing(one: Devices, other: Devices): readonly string[] {
  const there = new Set(all(other).map(({ label }) => label))
  return all(one)
    .filter(({ label }) => label && !there.has(label))
    .map(({ label }) => safeText(label))
}

const isNamed = (name: string) => (device: Device) => safeText(device.label) === name

const all = ({ microphones, speakers }: Devices): readonly Device[] => [...microphones, ...speakers]

/** Its name, where that is sure: the open one, else the chosen one, or the only one. */
function microphoneInUse({ microphones, microphone, microphoneInUse }: Devices): string | undefined {
  const open = microphones.find(({ id }) => id === microphoneInUse?.id)
  const chosen = microphones.find(({ id }) => id === microphone)
  const only = microphones.length === 1 ? microphones[0] : undefined
  return safeText((open ?? chosen ?? only)?.label ?? '') || undefined
}
