/** Which microphone and speakers, and how it rings: the system's own choice unless the person made one. Used at once. */

import { ChevronDown, Headphones } from 'lucide-react'
import { useId, useRef } from 'react'
import type { Device } from '../../phone/state.ts'
import { safeText } from '../safeText.ts'
import { useAsk } from '../useAsk.tsx'
import { useDismiss } from '../useDismiss.ts'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { RingChoice } from './RingChoice.tsx'
import { SoundTest } from './SoundTest.tsx'

export function Devices({ news, onClose }: { news?: string | undefined; onClose: () => void }) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  useDismiss(box, onClose)
  return (
    <div className="popover devices" role="dialog" aria-label={words.devices.title} ref={box} tabIndex={-1}>
      <SoundChoices />
      {news && <p className="quiet">{news}</p>}
    </div>
  )
}

/** The same, wherever it stands. */
export function SoundChoices() {
  const words = useWords()
  const ask = useAsk()
  const devices = usePhoneState((state) => state.devices)
  const headsets = usePhoneState((state) => state.headsets)
  const w = words.devices
  return (
    <>
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
      <SoundTest />
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
    </>
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
export function DeviceStrip({ onOpen }: { onOpen: () => void }) {
  const words = useWords()
  const name = usePhoneState((state) => microphoneName(state.devices, words.devices.system))
  return (
    <button type="button" className="device" aria-haspopup="dialog" onClick={onOpen}>
      <Headphones className="icon" />
      <span className="device-name">
        {words.devices.title}: {name}
      </span>
      <ChevronDown className="icon small" />
    </button>
  )
}

function microphoneName(
  devices: { readonly microphones: readonly Device[]; readonly microphone?: string },
  systemName: string,
): string {
  const chosen = devices.microphones.find((device) => device.id === devices.microphone)
  return safeText(chosen?.label ?? '') || systemName
}
