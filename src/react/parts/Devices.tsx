/** Which microphone and speakers, and how it rings: the system's own choice unless the person made one. Used at once. */

import { useId, useRef } from 'react'
import type { Device } from '../../phone/state.ts'
import { safeText } from '../safeText.ts'
import { useAsk } from '../useAsk.tsx'
import { useDismiss } from '../useDismiss.ts'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { RingChoice } from './RingChoice.tsx'

export function Devices({ news, onClose }: { news?: string | undefined; onClose: () => void }) {
  const words = useWords()
  const ask = useAsk()
  const box = useRef<HTMLDivElement>(null)
  const devices = usePhoneState((state) => state.devices)
  const headsets = usePhoneState((state) => state.headsets)
  const w = words.devices
  useDismiss(box, onClose)
  return (
    <div className="popover devices" role="dialog" aria-label={w.title} ref={box} tabIndex={-1}>
      <Choice
        label={w.microphone}
        list={devices.microphones}
        chosen={devices.microphone}
        onChoose={(id) => ask((phone) => phone.selectMicrophone(id))}
      />
      <LevelMeter />
      {/* Browsers that cannot choose a speaker list none. */}
      {devices.speakers.length > 0 && (
        <>
          <Choice
            label={w.speaker}
            list={devices.speakers}
            chosen={devices.speaker}
            onChoose={(id) => ask((phone) => phone.selectSpeaker(id))}
          />
          <Choice
            label={w.ringer}
            list={devices.speakers}
            chosen={devices.ringer}
            onChoose={(id) => ask((phone) => phone.selectRinger(id))}
          />
        </>
      )}
      {devices.ring && <RingChoice ring={devices.ring} />}
      {headsets && (
        <div className="field">
          <button type="button" className="button" onClick={() => ask((phone) => phone.connectHeadset())}>
            {w.connectHeadset}
          </button>
          <p className="quiet">
            {headsets.length ? w.headsetKeys(headsets.map((name) => safeText(name))) : w.noHeadset}
          </p>
        </div>
      )}
      {news && <p className="quiet">{news}</p>}
    </div>
  )
}

function Choice(props: {
  label: string
  list: readonly Device[]
  chosen?: string | undefined
  onChoose: (id: string) => void
}) {
  const words = useWords()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="input"
        value={props.chosen ?? ''}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        <option value="">{words.devices.system}</option>
        {props.list
          .filter((device) => device.id !== '')
          .map((device, index) => (
            <option key={device.id} value={device.id}>
              {safeText(device.label) || words.devices.unnamed(index + 1)}
            </option>
          ))}
      </select>
    </div>
  )
}

/** The microphone in use, at the foot of the column; opens the choice. */
export function microphoneName(
  devices: { readonly microphones: readonly Device[]; readonly microphone?: string },
  systemName: string,
): string {
  const chosen = devices.microphones.find((device) => device.id === devices.microphone)
  return safeText(chosen?.label ?? '') || systemName
}
