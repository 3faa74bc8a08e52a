/** A number that is shown with blanks is copied without. */

import type { ClipboardEvent } from 'react'

export function copyPlain(event: ClipboardEvent<HTMLElement>): void {
  const { currentTarget, target, clipboardData } = event
  if (event.defaultPrevented || (target instanceof Element && target.matches('input, textarea'))) return
  // Chrome tells what is selected in a shadow root only by the root, others only by the document.
  const root: { getSelection?: () => Selection | null } = Object(currentTarget.getRootNode())
  const selection = root.getSelection ? root.getSelection() : currentTarget.ownerDocument.getSelection()
  const number = plainNumber(String(selection ?? ''))
  if (!number) return
  clipboardData.setData('text/plain', number)
  event.preventDefault()
}

/** Nothing for a text that is more than a number, or has no blanks to lose. */
function plainNumber(text: string): string | undefined {
  const number = text.trim()
  const digits = number.replace(/[\s().-]/g, '')
  return digits !== number && /^\+?\d{7,15}$/.test(digits) && /^[\d+(]/.test(number) ? digits : undefined
}
