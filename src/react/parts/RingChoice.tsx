/** How it rings: the tune, how loud, and a sample to hear it. */

import { Play } from 'lucide-react'
import { useId } from 'react'
import { isRingtone, type Ring, ringtones } from '../../phone/ringtones.ts'
import { useAsk } from '../useAsk.tsx'
import { usePhone, useWords } from '../usePhone.tsx'

export function RingChoice({ ring: { ringtone, volume } }: { ring: Ring }) {
  const words = useWords()
  const phone = usePhone()
  const ask = useAsk()
  const id = useId()
  const w = words.devices
  const percent = Math.round(volume * 100)
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}tune`}>{w.ringtone}</label>
        <div className="ring-choice">
          <select
            id={`${id}tune`}
            className="input"
            value={ringtone}
            onChange={({ currentTarget: { value } }) => {
              if (isRingtone(value)) ask((phone) => phone.selectRingtone(value))
            }}
          >
            {ringtones.map((name) => (
              <option key={name} value={name}>
                {w.ringtones[name]}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="icon-button"
            aria-label={w.play}
            title={w.play}
            onClick={() => phone.playRingtone()}
          >
            <Play className="icon" />
          </button>
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}volume`}>{w.volume}</label>
        <input
          id={`${id}volume`}
          type="range"
          min={0}
          max={100}
          step={5}
          value={percent}
          aria-valuetext={percent === 0 ? w.silent : `${percent} %`}
          onChange={({ currentTarget: { value } }) =>
            ask((phone) => phone.setRingVolume(Number(value) / 100))
          }
        />
      </div>
    </>
  )
}
