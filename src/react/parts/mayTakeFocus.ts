/** Whether what asks for an answer may take the focus: not from somebody who types, dials, or reads what is open. */

import { focusIsAround } from '../focusIsAround.ts'

export function mayTakeFocus(box: HTMLElement): boolean {
  if (focusIsAround(box.ownerDocument)) return false
  const root = box.getRootNode() as Document | ShadowRoot
  const focused = root.activeElement
  // In somebody's page: whoever is busy with the page itself is not to be disturbed.
  if ('host' in root && !focused && root.ownerDocument.activeElement !== root.ownerDocument.body) return false
  if (!focused || focused === box.ownerDocument.body) return true
  if (focused.closest('[role=menu], [role=dialog], .keypad')) return false
  if (focused.closest('[contenteditable=true], textarea, select')) return false
  return !(focused.tagName === 'INPUT' && (focused as HTMLInputElement).value !== '')
}
