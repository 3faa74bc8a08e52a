/** The ready-made phone: one column, who · what · do, with a pane beside it where there is room. */

import { Bell, BellOff, Headphones, Keyboard } from 'lucide-react'
import { type ComponentType, useEffect, useLayoutEffect, useRef } from 'react'
import { type Call, isLive } from '../phone/call.ts'
import { Announcer } from './parts/Announcer.tsx'
import { CallView } from './parts/CallView.tsx'
import type { Notifications } from './parts/Checks.tsx'
import { DeviceStrip, Devices } from './parts/Devices.tsx'
import { DialField } from './parts/DialField.tsx'
import { Home } from './parts/Home.tsx'
import { LineStatus } from './parts/LineStatus.tsx'
import { lineWords } from './parts/lineWords.ts'
import { Menu, type MenuItem } from './parts/Menu.tsx'
import { OtherCall } from './parts/OtherCall.tsx'
import { Pane, PaneNav, type PastCalls, type PeopleProps, TabBar } from './parts/Pane.tsx'
import { Ringing } from './parts/Ringing.tsx'
import { Shortcuts } from './parts/Shortcuts.tsx'
import type { Suggestion } from './parts/Suggestions.tsx'
import { targetOf } from './partyMarks.ts'
import { adoptTheme } from './theme/adoptTheme.ts'
import { TroubleContext } from './useAsk.tsx'
import { useDeviceNews } from './useDeviceNews.ts'
import { HiddenDigits } from './useDigits.tsx'
import { focusHome } from './useFarewell.ts'
import { useNews } from './useNews.ts'
import { type Fill, usePanel } from './usePanel.ts'
import { usePhoneState, useWords } from './usePhone.tsx'
import { useTrouble } from './useTrouble.ts'
import { tongueOf } from './words/languages.ts'

export interface PhonePanelProps {
  /** Who is signed in, shown beside the line. */
  readonly account?: string
  /** The own SIP domain, left out of addresses that are shown for editing. */
  readonly domain?: string
  /** Places to call with one press while nothing is typed; default: the last ones talked to. */
  readonly suggestions?: readonly Suggestion[]
  readonly notifications?: Notifications
  /** Given while nobody may disturb: ends that. */
  readonly onDisturb?: (() => void) | undefined
  /** The host's own rows in the menu. */
  readonly menu?: readonly MenuItem[]
  /** The phone is the page: it takes the focus on loading and hears keys pressed outside any control. */
  readonly wholePage?: boolean
  /** As the phone was created with; default 6. */
  readonly maxCalls?: number
  /** The host has an `Announcer` of its own, which speaks also while this is hidden. */
  readonly quiet?: boolean
  /** Put into the dial field, whenever it is another object than before. */
  readonly fill?: Fill | undefined
  /** The history, where the host keeps it; default: the calls of this session. */
  readonly past?: PastCalls | undefined
  /** Who can be called by name; default: no such view. */
  readonly People?: ComponentType<PeopleProps> | undefined
}

export function PhonePanel(props: PhonePanelProps) {
  const trouble = useTrouble()
  return (
    <TroubleContext.Provider value={trouble.tell}>
      <Body {...props} trouble={trouble} />
    </TroubleContext.Provider>
  )
}

function Body(props: PhonePanelProps & { trouble: ReturnType<typeof useTrouble> }) {
  const { domain, wholePage = false, maxCalls = 6, suggestions, fill, past, People, trouble } = props
  const words = useWords()
  const root = useRef<HTMLDivElement>(null)
  const panel = usePanel(root, { domain, wholePage, suggestions, fill, past }, trouble)
  const news = useNews()
  const deviceNews = useDeviceNews()
  const { front, live, field } = panel
  const crowded = front !== undefined && panel.ringing.length + panel.referrals.length > 0

  useLayoutEffect(() => {
    if (root.current) adoptTheme(root.current.getRootNode() as Document | ShadowRoot)
  }, [])
  useEffect(() => {
    if (wholePage && root.current) focusHome(root.current, field.current)
  }, [wholePage, field])

  const pane = !front && panel.pane === 'call' ? 'history' : panel.pane

  const troubleOf = (call: Call) => {
    if (trouble.code && trouble.callId === call.id && isLive(call))
      return (words.refusals[trouble.code] ?? words.refusals.refused).sentence
    if (panel.digits.refused === call.id) return words.keypad.notDigits
    if (news?.callId === call.id) return news.text
    return isLive(call) ? deviceNews : undefined
  }
  return (
    <HiddenDigits.Provider value={panel.digits.hidden}>
      <div className="opentact-phone" {...tongueOf(words)} ref={root}>
        <div
          className="frame"
          data-live={live ? '' : undefined}
          data-compact={(live && panel.opened) || crowded ? '' : undefined}
          data-strips={panel.others.length || undefined}
          data-many={panel.others.length > 1 ? '' : undefined}
          data-view={panel.view === 'phone' || panel.covers ? 'phone' : 'history'}
          data-pane={front && panel.pane === 'call' ? 'call' : 'history'}
        >
          <Header
            {...props}
            onShortcuts={() => panel.setOver('shortcuts')}
            onSound={() => panel.setOver('sound')}
          />
          <div className="top" data-strips={panel.others.length || undefined}>
            {!live && !panel.covers && (
              <DialField
                value={panel.draft}
                onChange={panel.changeDraft}
                onCall={panel.enterDraft}
                onDown={() => root.current?.querySelector<HTMLElement>('.suggestions button')?.focus()}
                inputRef={field}
              />
            )}
            <div className="strips">
              {panel.others.map((call) => (
                <OtherCall key={call.id} call={call} onShow={() => panel.show(call)} />
              ))}
            </div>
          </div>
          <Ringing panel={panel} />
          {!panel.covers && !front && (
            <Home
              draft={panel.draft}
              onDraft={panel.changeDraft}
              onCall={panel.callDraft}
              suggestions={panel.suggestions}
              trouble={trouble.code}
            />
          )}
          {!panel.covers && front && (
            <CallView
              key={front.id}
              call={front}
              digits={panel.digits.of(front)}
              opened={panel.opened}
              onOpen={panel.open}
              crowded={crowded}
              trouble={troubleOf(front)}
              waiting={panel.waitingFor(front)}
              others={panel.others}
              suggestions={panel.suggestions}
              onCallFirst={panel.callFirst}
              onMerge={panel.merge}
              onAddCall={() => panel.setAdding(true)}
              full={panel.others.length + panel.ringing.length + 1 >= maxCalls}
              onSound={() => panel.setOver('sound')}
              onAgain={(call) => panel.place(targetOf(call))}
              onEdit={panel.edit}
              onDone={panel.leave}
            />
          )}
          <PaneNav
            hasCall={front !== undefined && !panel.covers}
            pane={pane}
            missed={panel.missed}
            account={panel.account}
            hasPeople={People !== undefined}
            onPane={panel.showPane}
          />
          <Pane
            ended={panel.ended}
            past={panel.past}
            kept={past}
            People={pane === 'people' ? People : undefined}
            account={pane === 'account' ? { front } : undefined}
            shown={panel.past?.id}
            onShow={(call) => panel.setPast(call.id)}
            onCall={panel.place}
            onBack={() => panel.setPast(undefined)}
            onRemove={panel.remove}
          />
          {!live && !panel.covers && (
            <TabBar
              hasPeople={People !== undefined}
              view={panel.view}
              missed={panel.missed}
              account={panel.account}
              onView={panel.showView}
            />
          )}
          <DeviceStrip onOpen={() => panel.setOver(panel.over === 'sound' ? undefined : 'sound')} />
          {panel.over === 'sound' && <Devices news={deviceNews} onClose={() => panel.setOver(undefined)} />}
          {panel.over === 'shortcuts' && <Shortcuts onClose={() => panel.setOver(undefined)} />}
          {!props.quiet && <Announcer news={deviceNews} />}
        </div>
      </div>
    </HiddenDigits.Provider>
  )
}

function Header(props: PhonePanelProps & { onShortcuts: () => void; onSound: () => void }) {
  const words = useWords()
  const waits = usePhoneState((state) => lineWords(state, words).keepTalking)
  const own: readonly MenuItem[] = [
    { key: 'sound', text: words.devices.title, icon: Headphones, onChoose: props.onSound },
    { key: 'shortcuts', text: words.menu.shortcuts, icon: Keyboard, hint: '?', onChoose: props.onShortcuts },
  ]
  const { notifications } = props
  const asking: readonly MenuItem[] =
    notifications?.state === 'off'
      ? [{ key: 'notify', text: words.menu.notifications, icon: Bell, onChoose: notifications.turnOn }]
      : []
  return (
    <div className="head" data-waits={waits ? '' : undefined}>
      <LineStatus account={props.account} notifications={props.notifications} />
      {props.onDisturb && (
        <button
          type="button"
          className="button undisturbed"
          aria-label={words.line.endDoNotDisturb}
          title={words.line.endDoNotDisturb}
          onClick={props.onDisturb}
        >
          <BellOff className="icon small" />
          {words.line.doNotDisturb}
        </button>
      )}
      <Menu items={[...own, ...asking, ...(props.menu ?? [])]} />
    </div>
  )
}
