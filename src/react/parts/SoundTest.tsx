/** Hear yourself: the microphone and the speaker in one go. Not offered in a call, where others would be cut off. */

import { useState } from 'react'
import { isLive } from '../../phone/call.ts'
import { usePhone, usePhoneState, useWords } from '../usePhone.tsx'

export function SoundTest() {
  const { devices: w, failures } = useWords()
  const phone = usePhone()
  const [failed, setFailed] = useState(false)
  const access = usePhoneState((state) => state.devices.access)
  const stage = usePhoneState((state) => state.devices.soundTest)
  const isBusy = usePhoneState((state) => state.calls.some(isLive))
  if (isBusy) return null
  const test = () => {
    setFailed(false)
    phone.testSound().catch(() => setFailed(true))
  }
  const why = failures[access === 'missing' ? 'microphone-missing' : 'microphone-denied']
  return (
    <div className="field sound-test">
      <button type="button" className="button" onClick={test}>
        {w.test}
      </button>
      <p className="quiet" role="status" data-stage={stage}>
        {failed ? why.sentence : stage ? w.testing[stage] : w.testHint}
      </p>
    </div>
  )
}
