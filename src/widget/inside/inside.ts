/** What an element's shell and the rest of it, which comes later, know of each other. */

import type { CallId } from '../../phone/call.ts'
import type { Phone } from '../../phone/phone.ts'
import type { LauncherWords } from '../../react/words/words.ts'
import type { AttributeName, PropertyName } from '../attributes.ts'

export interface Host {
  readonly element: HTMLElement
  readonly root: ShadowRoot
  /** Where to draw. */
  readonly box: HTMLElement
  /** What stood there until now. */
  readonly button: HTMLElement
  readonly words: LauncherWords
  read(name: AttributeName): string
  held(name: PropertyName): unknown
  /** Styles of one's own, as a sheet that a CSP has no say in. */
  adopt(css: string): void
}

export interface Inside {
  readonly phone: Phone | undefined
  call(target: string): Promise<CallId>
  hangUp(id?: CallId): Promise<void>
  /** An attribute or a property is another than before. */
  changed(name: AttributeName | PropertyName): void
  /** Calls end, and nothing is left but the shell. */
  end(): void
}

/** Draws in the place of the button, which may have the focus. */
export function takeOver({ root, box, button }: Host): void {
  const focused = root.activeElement === button
  button.remove()
  if (focused) box.querySelector('button')?.focus()
}

export type Mount = (host: Host) => Inside
