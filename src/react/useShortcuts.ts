/** Keys that work while the focus is in the phone and not in a text field. */

import { type RefObject, useEffect, useRef } from 'react'
import { allowed } from '../phone/allowed.ts'
import type { Call } from '../phone/call.ts'
import { type ActionName, actionFor } from './actions.ts'

export interface ShortcutTargets {
  readonly front: Call | undefined
  readonly ringing: readonly Call[]
  /** Who rings, or how they are shown, is too new for a key to be meant for it. */
  readonly justCame: () => boolean
  readonly act: (name: ActionName, call: Call) => void
  readonly sendDigit: (call: Call, digit: string) => void
  /** Pasted beside the text fields; true where it was taken. */
  readonly paste: (text: string) => boolean
  readonly keypadOpen: boolean
  readonly type: (text: string) => void
  readonly focusField: () => void
  readonly toggleKeypad: () => void
  readonly toggleTransfer: () => void
  readonly merge: (call: Call) => void
  readonly showShortcuts: () => void
  readonly otherSide: () => void
  /** Whether there was something to close: else the key is for whoever stands around the phone. */
  readonly close: () => boolean
}

/** `wholePage`: the phone is the page, so keys pressed outside any control count as well. */
export function useShortcuts(
  root: RefObject<HTMLElement | null>,
  wholePage: boolean,
  targets: ShortcutTargets,
): void {
  const now = useRef(targets)
  now.current = targets
  useEffect(() => {
    const box = root.current
    if (!box) return
    const where: HTMLElement | Document = wholePage ? box.ownerDocument : box
    const onKey = (event: Event) => {
      const [target] = event.composedPath()
      if (!(event instanceof KeyboardEvent) || !(target instanceof HTMLElement)) return
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return
      if (!box.contains(target) && target !== box.ownerDocument.body) return
      if (obey(event, target, now.current)) event.preventDefault()
    }
    const onPaste = (event: Event) => {
      const [target] = event.composedPath()
      if (!(target instanceof HTMLElement) || target.closest(typing) || event.defaultPrevented) return
      if (!box.contains(target) && target !== box.ownerDocument.body) return
      const text = (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? ''
      if (now.current.paste(text)) event.preventDefault()
    }
    where.addEventListener('keydown', onKey)
    where.addEventListener('paste', onPaste)
    return () => {
      where.removeEventListener('keydown', onKey)
      where.removeEventListener('paste', onPaste)
    }
  }, [root, wholePage])
}

/** Where keys have a meaning of their own. */
const typing = 'input, textarea, select, [contenteditable=true], [role=menu], [role=dialog]'

function obey(event: KeyboardEvent, target: HTMLElement, to: ShortcutTargets): boolean {
  if (event.key === 'F6') return did(to.otherSide)
  if (event.key === 'Escape') return to.close()
  if (target.closest(typing)) return false
  const key = event.shiftKey && event.key === 'Backspace' ? 'shift+backspace' : event.key.toLowerCase()
  // Enter and space belong to the control that has the focus.
  if ((key === 'enter' || key === ' ') && target.closest('button, a, summary')) return false
  const [ringing] = to.ringing
  const forRinging = ringing && actionFor(key, ringing)
  if (ringing && (forRinging === 'answer' || forRinging === 'decline'))
    return to.justCame() ? true : did(() => to.act(forRinging, ringing))
  if (event.key === '/') return did(to.focusField)
  if (event.key === '?') return did(to.showShortcuts)
  const { front } = to
  if (front && front.state.phase !== 'ended') {
    const action = actionFor(key, front)
    if (action && action !== 'answer' && action !== 'decline') return did(() => to.act(action, front))
    if (key === 'k') return did(to.toggleKeypad)
    if (key === 'g') return did(() => to.merge(front))
    if (key === 't' && allowed(front, 'transfer')) return did(to.toggleTransfer)
    if ((/^[\d*#]$/.test(key) || (key === ',' && to.keypadOpen)) && allowed(front, 'send-digits'))
      return did(() => to.sendDigit(front, key))
    return false
  }
  if (/^[\p{L}\d*#+@]$/u.test(event.key)) return did(() => to.type(event.key))
  return false
}

function did(what: () => void): true {
  what()
  return true
}
