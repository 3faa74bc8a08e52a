/** What the panel remembers beside the phone's own state, and what its buttons and keys do. */

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { allowed } from '../phone/allowed.ts'
import { type Call, type CallId, isLive } from '../phone/call.ts'
import type { PhoneErrorCode } from '../phone/errors.ts'
import { personNamed } from '../phone/findPeople.ts'
import { useDialled } from './numbers/useDialled.ts'
import { otherSide } from './otherSide.ts'
import { isMissed, outcomeOf } from './outcome.ts'
import type { Opened } from './parts/CallView.tsx'
import type { PaneName, PastCalls, ViewName } from './parts/Pane.tsx'
import type { Suggestion } from './parts/Suggestions.tsx'
import { nameOf } from './party.ts'
import { targetOf, typed } from './partyMarks.ts'
import { useAccount } from './useAccount.ts'
import { useAct, useAsk } from './useAsk.tsx'
import { mergeable, useCalls } from './useCalls.ts'
import { useConsults } from './useConsults.ts'
import { useCovers } from './useCovers.ts'
import { useDigits } from './useDigits.tsx'
import { useDirectory } from './useDirectory.ts'
import { useFarewell, useFocusFollowsCall } from './useFarewell.ts'
import { useJustCame } from './useGuard.ts'
import { useNumbers, usePhone, useWords } from './usePhone.tsx'
import { useShortcuts } from './useShortcuts.ts'
import type { Trouble } from './useTrouble.ts'

/** What is put into the dial field, and why it was not called, where that was wanted. */
export interface Fill {
  readonly target: string
  readonly whyNot?: PhoneErrorCode
}

export interface PanelOptions {
  readonly domain: string | undefined
  readonly wholePage: boolean
  readonly suggestions: readonly Suggestion[] | undefined
  readonly fill: Fill | undefined
  readonly past: PastCalls | undefined
}

export type Panel = ReturnType<typeof usePanel>

export function usePanel(
  root: RefObject<HTMLDivElement | null>,
  { domain, wholePage, suggestions, fill, past }: PanelOptions,
  trouble: Pick<Trouble, 'clear' | 'tell'>,
) {
  const words = useWords()
  const phone = usePhone()
  const ask = useAsk()
  const act = useAct()
  const dial = useDialled()
  const { numbers } = useNumbers()
  const calls = useCalls()
  const consults = useConsults()
  const digits = useDigits()
  const account = useAccount()
  const directory = useDirectory()
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState('')
  const [opened, open] = useState<Opened>()
  const [over, setOver] = useState<'sound' | 'shortcuts'>()
  const [view, setView] = useState<ViewName>('phone')
  const [pane, setPane] = useState<PaneName>('call')
  const [pastId, setPast] = useState<CallId>()
  const [adding, setAdding] = useState(false)
  const [seen, setSeen] = useState<readonly CallId[]>([])

  const front = adding ? undefined : calls.front
  const frontId = calls.front?.id
  const live = front !== undefined && front.state.phase !== 'ended'
  const others = adding && calls.front && isLive(calls.front) ? [calls.front, ...calls.others] : calls.others
  const outcome = front && outcomeOf(front, words)
  const ended = past?.calls ?? calls.ended
  const missed = past?.unseen ?? ended.filter((call) => isMissed(call) && !seen.includes(call.id)).length
  const covers = useCovers(
    calls.ringing,
    live,
    draft === '' && others.length === 0 && calls.referrals.length === 0,
  )
  const ringers = calls.ringing.map((call) => call.id).join(' ')
  const justCame = useJustCame(ringers && `${covers} ${ringers}`)

  // Another call in front begins with its controls in sight; one that only rang, and the end of all, move nothing else.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of call that matters
  useLayoutEffect(() => {
    open(undefined)
    setAdding(false)
    const isUp = calls.front && isLive(calls.front)
    setPane((shown) => (isUp ? 'call' : shown === 'call' ? 'history' : shown))
    if (isUp) setView('phone')
  }, [frontId])

  useFarewell(root, live ? undefined : front, outcome, calls.leave)
  const asks = calls.referrals.map((call) => call.id).join(' ')
  const stage = covers
    ? 'incoming'
    : `${live ? `call ${front.id} ${opened ?? ''}` : `home ${front?.id ?? ''}`} ${asks}`
  useFocusFollowsCall(root, `${stage} ${ringers} ${pane} ${view}`, field)

  const changeDraft = (text: string) => {
    trouble.clear()
    setDraft(text)
    if (!text) return
    calls.leave()
    phone.prepareCall()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed since is not to be undone
  useEffect(() => {
    if (!fill) return
    changeDraft(typed(fill.target, domain))
    if (fill.whyNot) trouble.tell(fill.whyNot, live ? front.id : undefined)
  }, [fill])
  const focusField = () => {
    setView('phone')
    field.current?.focus()
  }
  const typeIn = (text: string) => {
    changeDraft(text)
    focusField()
  }
  const place = (target: string) => {
    trouble.clear()
    calls.leave()
    setView('phone')
    ask(
      async (phone) => {
        await dial(target, (to) => phone.call(to))
        setDraft('')
        setAdding(false)
      },
      live ? front.id : undefined,
    )
  }
  const lastDialled = ended.find((call) => call.direction === 'outgoing')
  const callDraft = (target?: string) => {
    const wanted = target ?? personNamed(directory, draft)?.user ?? draft.trim()
    if (wanted) place(wanted)
    // An empty field fills with the last number; a second press dials it.
    else if (lastDialled) changeDraft(typed(targetOf(lastDialled), domain))
    else focusField()
  }
  const show = (call: Call) => {
    calls.choose(call.id)
    setAdding(false)
  }
  const showPane = (name: PaneName) => {
    setPane(name)
    setPast(undefined)
    if (name === 'history') past ? past.see() : setSeen(ended.map((call) => call.id))
    if (name === 'account' || pane === 'account') account.look()
  }
  const showView = (name: ViewName) => {
    setView(name)
    showPane(name === 'phone' ? 'history' : name)
  }
  const merge = (call: Call) => {
    const more = mergeable(call, others)
    if (more.length > 0) ask((phone) => phone.merge([call, ...more].map(({ id }) => id)), call.id)
  }
  const close = () => {
    if (opened) open(undefined)
    else if (pastId) setPast(undefined)
    else if (adding) setAdding(false)
    else if (!live && front) calls.leave()
    else return false
    return true
  }

  useShortcuts(root, wholePage, {
    front,
    ringing: calls.ringing,
    justCame,
    act,
    sendDigit: (call, digit) => {
      phone.playKeyTone(digit)
      digits.send(call, digit)
    },
    keypadOpen: opened === 'keypad',
    paste: (text) => {
      const takes = front !== undefined && opened === 'keypad' && allowed(front, 'send-digits')
      if (takes) digits.paste(front, text)
      const number = live || covers ? undefined : numbers?.read(text)
      if (number) typeIn(number)
      return takes || number !== undefined
    },
    type: (text) => typeIn(draft + text),
    focusField,
    toggleKeypad: () => open(opened === 'keypad' ? undefined : 'keypad'),
    toggleTransfer: () => open(opened === 'transfer' ? undefined : 'transfer'),
    merge,
    showShortcuts: () => setOver('shortcuts'),
    otherSide: () => otherSide(root.current),
    close,
  })

  return {
    ...calls,
    ...consults,
    digits,
    account,
    ...{ front, live, others, missed, covers, adding, draft, field, opened, over, view, pane },
    ended,
    past: ended.find((call) => call.id === pastId),
    suggestions: suggestions ?? recent(ended, domain),
    open,
    setOver,
    setPast,
    setAdding,
    changeDraft,
    callDraft,
    // An Enter typed as someone begins to call was not meant to dial past them.
    enterDraft: () => {
      if (!justCame()) callDraft()
    },
    show,
    showPane,
    showView,
    merge,
    place,
    remove: (call: Call) => {
      setPast(undefined)
      past?.remove(call.id)
      if (calls.ended.some(({ id }) => id === call.id)) ask((phone) => phone.dismiss(call.id))
    },
    edit: (call: Call) => {
      changeDraft(typed(targetOf(call), domain))
      setTimeout(focusField)
    },
  }
}

const mostRecent = 5

function recent(ended: readonly Call[], domain: string | undefined): readonly Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const call of ended) {
    if (found.size === mostRecent) break
    const target = targetOf(call)
    const key = typed(target, domain)
    if (!found.has(key))
      found.set(key, { target, name: nameOf(call.party), ...(key !== nameOf(call.party) && { hint: key }) })
  }
  return [...found.values()]
}
