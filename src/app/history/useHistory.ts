/** The history of an account for the panel: fetched and opened beside the phone, which does not wait for it. */

import { createContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Call, CallId } from '../../phone/call.ts'
import type { Phone } from '../../phone/phone.ts'
import type { PastCalls } from '../../react/parts/Pane.tsx'
import type { AddressBook } from '../contacts/addressBook.ts'
import { useBookState } from '../contacts/useContacts.ts'
import { LazyHistory } from './LazyHistory.tsx'
import type { CallLog, LogState } from './log.ts'

export interface HistoryView {
  readonly log: CallLog | undefined
  /** What was sought: a story opened and closed again does not change it. */
  readonly last: { sought: string; show: 'all' | 'missed' }
}

export const HistoryContext = createContext<HistoryView>({
  log: undefined,
  last: { sought: '', show: 'all' },
})

const nothing: LogState = { calls: [], unseen: 0, kept: 'loading' }
const never = () => () => {}

export interface UsedHistory {
  readonly view: HistoryView
  readonly past: PastCalls | undefined
}

/** Whoever is a contact now has that name in the history, too; the same call is the same object until contacts change. */
function callsNamed(book: AddressBook | undefined): (calls: readonly Call[]) => readonly Call[] {
  if (!book) return (calls) => calls
  const known = new WeakMap<Call, Call>()
  return (calls) =>
    calls.map((call) => {
      const name = known.has(call) ? undefined : book.nameFor(call.party)
      const same = known.get(call) ?? (name ? { ...call, party: { ...call.party, name } } : call)
      known.set(call, same)
      return same
    })
}

/** `account`: whose history it is. */
export function useHistory(phone: Phone, account: string, book?: AddressBook): UsedHistory {
  const [log, setLog] = useState<CallLog>()
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    let opened: CallLog | undefined
    let isGone = false
    import('./openLog.ts').then(
      ({ openLog }) => {
        if (isGone) return
        opened = openLog(phone.store, account)
        setLog(opened)
      },
      (why) => {
        // Without it there is the history of this session.
        setMissing(true)
        console.warn(why)
      },
    )
    const flush = () => opened?.flush()
    addEventListener('pagehide', flush)
    return () => {
      isGone = true
      removeEventListener('pagehide', flush)
      opened?.close().catch(console.warn)
    }
  }, [phone, account])
  const state = useSyncExternalStore(log?.subscribe ?? never, log?.getState ?? (() => nothing))
  const names = useBookState(book)
  const named = useMemo(() => callsNamed(names.people.length ? book : undefined), [book, names])
  // There before it has been opened, and empty: what else would stand there meanwhile would jump.
  const past = useMemo(
    () =>
      isMissing
        ? undefined
        : {
            ...state,
            calls: named(state.calls),
            see: () => log?.see(),
            remove: (id: CallId) => log?.remove(id),
            story: async (id: CallId) => log?.story(id),
            List: LazyHistory,
          },
    [log, isMissing, state, named],
  )
  const view = useMemo<HistoryView>(() => ({ log, last: { sought: '', show: 'all' } }), [log])
  return { view, past }
}
