/** How loud the microphone is, while somebody looks: it is opened for that, and only where it is allowed already. */

import { useEffect, useRef } from 'react'
import { usePhone, usePhoneState } from '../usePhone.tsx'

export function LevelMeter() {
  const phone = usePhone()
  const bar = useRef<HTMLDivElement>(null)
  const allowed = usePhoneState((state) => state.devices.access === 'granted')
  useEffect(() => {
    if (!allowed) return
    return phone.watchLevel((level) => bar.current?.style.setProperty('--level', level.toFixed(2)))
  }, [phone, allowed])
  return allowed ? <div className="meter" aria-hidden="true" ref={bar} /> : null
}
