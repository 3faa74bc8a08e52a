/** Can I be called? Server, sound, microphone, notifications: each with one button where something is to do. */

import { Check, CircleAlert } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useNow } from '../time.ts'
import { useAsk } from '../useAsk.tsx'
import { useDismiss } from '../useDismiss.ts'
import { usePhoneState, useWords } from '../usePhone.tsx'

/** What the host can say and do about system notifications; a host without them leaves this out. */
export interface Notifications {
  readonly state: 'on' | 'off' | 'blocked'
  readonly turnOn: () => void
}

export function Checks(props: { notifications?: Notifications | undefined; onClose: () => void }) {
  const { notifications, onClose } = props
  const words = useWords()
  const w = words.checks
  const ask = useAsk()
  const box = useRef<HTMLDivElement>(null)
  const sound = usePhoneState((state) => state.devices.sound)
  const access = usePhoneState((state) => state.devices.access)
  useDismiss(box, onClose)
  return (
    <div className="popover" role="dialog" aria-label={w.title} ref={box} tabIndex={-1} data-first>
      <ul className="checks">
        <Server />
        <Row
          ok={sound === 'on'}
          text={sound === 'on' ? w.soundOn : w.soundOff}
          why={sound === 'on' ? '' : w.soundWhy}
        >
          {sound === 'locked' && <Do onClick={() => ask((phone) => phone.unlockSound())}>{w.turnOn}</Do>}
        </Row>
        <Row
          ok={access === 'granted'}
          text={
            access === 'granted'
              ? w.microphoneOk
              : access === 'unknown'
                ? w.microphoneAsk
                : words.failures[access === 'denied' ? 'microphone-denied' : 'microphone-missing'].sentence
          }
          why={
            access === 'granted'
              ? ''
              : access === 'unknown'
                ? w.microphoneWhy
                : words.failures[access === 'denied' ? 'microphone-denied' : 'microphone-missing'].hint
          }
        >
          {access !== 'granted' && (
            <Do onClick={() => ask((phone) => phone.allowMicrophone())}>
              {access === 'unknown' ? w.allow : words.ended.tryAgain}
            </Do>
          )}
        </Row>
        {notifications && (
          <Row
            ok={notifications.state === 'on'}
            text={notifications.state === 'on' ? w.notificationsOn : w.notificationsOff}
            why={
              notifications.state === 'on'
                ? ''
                : notifications.state === 'off'
                  ? w.notificationsWhy
                  : w.notificationsBlocked
            }
          >
            {notifications.state === 'off' && <Do onClick={notifications.turnOn}>{w.turnOn}</Do>}
          </Row>
        )}
      </ul>
    </div>
  )
}

function Server() {
  const words = useWords()
  const ask = useAsk()
  const line = usePhoneState((state) => state.line)
  const now = useNow(line.phase === 'waiting' ? line.retryAt : undefined)
  const online = line.phase === 'online'
  const error = 'error' in line ? line.error : undefined
  const wait = line.phase === 'waiting' ? words.line.nextTry(Math.ceil((line.retryAt - now) / 1000)) : ''
  const text = online
    ? words.checks.server
    : error
      ? words.failures[error.code].sentence
      : words.checks.noServer
  return (
    <Row ok={online} text={text} why={wait || (error ? words.failures[error.code].hint : '')}>
      {!online && line.phase !== 'connecting' && (
        <Do onClick={() => ask((phone) => phone.connect())}>{words.line.tryNow}</Do>
      )}
    </Row>
  )
}

function Row(props: { ok: boolean; text: string; why: string; children?: ReactNode }) {
  const Icon = props.ok ? Check : CircleAlert
  return (
    <li data-todo={props.ok ? undefined : ''}>
      <Icon className="icon" />
      <div>
        {props.text}
        {props.why && <small>{props.why}</small>}
      </div>
      {props.children}
    </li>
  )
}

function Do(props: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="button" onClick={props.onClick}>
      {props.children}
    </button>
  )
}
