/** The phone in somebody's page: a launcher in the corner with the phone above it, or the phone alone. */

import { Phone as PhoneIcon, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { isLive } from '../../phone/call.ts'
import { outcomeOf } from '../../react/outcome.ts'
import { PhonePanel } from '../../react/PhonePanel.tsx'
import { PhoneProvider } from '../../react/PhoneProvider.tsx'
import { Announcer } from '../../react/parts/Announcer.tsx'
import { Notice } from '../../react/parts/Notice.tsx'
import { isRingingHere } from '../../react/useCalls.ts'
import { useDeviceNews } from '../../react/useDeviceNews.ts'
import type { Fill } from '../../react/usePanel.ts'
import { usePhone, usePhoneState } from '../../react/usePhone.tsx'
import type { Words } from '../../react/words/words.ts'
import { CallPill } from './CallPill.tsx'
import type { Seen } from './keepPhone.ts'

export interface DockProps {
  readonly seen: Seen
  readonly words: Words
  /** Of the launcher, and of the panel. */
  readonly name: string
  /** The element's, where it has one. */
  readonly region?: string
  readonly docked: boolean
  readonly open: boolean
  readonly fill: Fill | undefined
  readonly onOpen: (open: boolean) => void
}

export function Dock(props: DockProps) {
  const { seen, words, name, docked, open, onOpen } = props
  const panel = useRef<HTMLElement>(null)
  const escaped = useRef(false)
  const pressed = useRef(false)
  // Drawn when it is first to be seen: most of what it costs the page would be for nothing in a corner.
  const drawn = useRef(false)
  drawn.current ||= open || !docked
  /** What lies on top in the phone has taken the key before. It ends no call, and hides nobody who rings. */
  const leave = (event: KeyboardEvent) => {
    if (!docked || event.key !== 'Escape' || event.defaultPrevented) return
    if (seen.state === 'there' && seen.phone.store.getState().calls.some(isRingingHere)) return
    event.preventDefault()
    escaped.current = true
    onOpen(false)
  }
  useEffect(() => {
    // Who opens it wants to type; where fingers press, the browser's own keys would cover it.
    if (open && pressed.current && matchMedia('(pointer: fine)').matches)
      panel.current?.querySelector('input')?.focus()
    pressed.current = false
  }, [open])
  useEffect(() => {
    if (open || !escaped.current) return
    escaped.current = false
    panel.current?.parentElement?.querySelector<HTMLElement>('.launcher, .call-pill .open')?.focus()
  }, [open])
  const press = (wanted: boolean) => {
    pressed.current = wanted
    onOpen(wanted)
  }
  const launcher =
    docked &&
    (seen.state === 'there' ? <There {...props} onPress={press} /> : <Launcher {...props} onOpen={press} />)
  const body = (
    <>
      <section
        ref={panel}
        className="dock-panel"
        part="panel"
        onKeyDown={leave}
        aria-label={name}
        data-docked={docked ? '' : undefined}
        hidden={docked && !open}
      >
        {seen.state === 'there' ? (
          drawn.current && (
            <PhonePanel account={seen.place.user} domain={seen.place.domain} fill={props.fill} quiet />
          )
        ) : (
          <div className="opentact-phone">
            <div className="not-there">
              <NotThere seen={seen} words={words} />
            </div>
          </div>
        )}
      </section>
      {launcher}
    </>
  )
  if (seen.state !== 'there') return body
  return (
    <PhoneProvider phone={seen.phone} words={words} region={props.region}>
      {body}
      <Voice />
    </PhoneProvider>
  )
}

/** Outside of the panel: a voice hears nothing of what stands in a box that is hidden, or has just come. */
function Voice() {
  return (
    <div className="opentact-phone voice">
      <Announcer news={useDeviceNews()} />
    </div>
  )
}

function NotThere({ seen, words }: { seen: Seen; words: Words }) {
  const w = words.widget
  if (seen.state === 'wrong') return <Notice tone="bad" urgent sentence={w.notSetUp} hint={seen.why} />
  if (seen.state === 'no-credentials')
    return <Notice tone="wait" sentence={w.noCredentials[seen.why]} hint={w.noCredentialsHint} />
  return <Notice tone="quiet" hint={w.starting} />
}

/** The launcher of a phone that is there: it shows the line, becomes the call, and opens for who rings. */
function There(props: DockProps & { readonly onPress: DockProps['onOpen'] }) {
  const { words, open, onOpen, onPress } = props
  const phone = usePhone()
  const line = usePhoneState((state) => state.line.phase)
  const call = usePhoneState((state) => state.calls.findLast((one) => isLive(one) && !isRingingHere(one)))
  const rings = usePhoneState((state) => state.calls.some(isRingingHere))
  const missed = usePhoneState((state) => state.calls.filter((one) => outcomeOf(one, words)?.missed).length)
  const seenMissed = useRef(0)
  if (open) seenMissed.current = missed
  const openedItself = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: only ringing opens, and only its end closes again
  useEffect(() => {
    if (rings && !open) {
      openedItself.current = true
      onOpen(true)
    } else if (!rings && openedItself.current) {
      openedItself.current = false
      if (!call) onOpen(false)
    }
  }, [rings])

  if (call && !open) return <CallPill call={call} onOpen={() => onOpen(true)} />
  return (
    <Launcher
      {...props}
      line={line}
      missed={missed - seenMissed.current}
      onOpen={(wanted) => {
        openedItself.current = false
        onPress(wanted)
        // Within the press: later the browser would keep the phone silent.
        phone.unlockSound().catch(() => {})
      }}
    />
  )
}

function Launcher(props: DockProps & { readonly line?: string; readonly missed?: number }) {
  const { words, name, open, onOpen, line, missed = 0 } = props
  const label = open ? words.widget.close : name
  return (
    <button
      type="button"
      className="launcher"
      part="button"
      aria-label={missed ? `${label}, ${words.widget.missed(missed)}` : label}
      aria-expanded={open}
      onClick={() => onOpen(!open)}
    >
      {open ? <X className="icon large" /> : <PhoneIcon className="icon large solid" />}
      {line && <i className="dot" data-line={line} />}
      {missed > 0 && <i className="badge">{missed}</i>}
    </button>
  )
}
