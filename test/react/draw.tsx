/** Draws parts of the phone into a page for a test, with a phone driven by facts. */

import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, vi } from 'vitest'
import type { Call, CallState, Party } from '../../src/phone/call.ts'
import { en, type Words } from '../../src/react/index.ts'
import { PhoneProvider } from '../../src/react/PhoneProvider.tsx'
import { createFakePhone } from '../fakes/phone.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

export const jonas: Party = {
  name: 'Jonas Weber',
  user: '+493023125014',
  address: 'sip:+493023125014@acme.example',
}
export const mara: Party = { name: 'Mara Lindqvist', user: 'mara', address: 'sip:mara@acme.example' }

export const connected: CallState = {
  phase: 'connected',
  since: 0,
  activeAt: 0,
  held: { us: false, them: false },
}

export function callWith(part: Partial<Call> = {}): Call {
  return {
    id: 'c1',
    direction: 'outgoing',
    party: jonas,
    to: jonas.address,
    headers: {},
    createdAt: 0,
    state: connected,
    media: 'flowing',
    muted: false,
    ...part,
  }
}

export function ended(reason: Extract<CallState, { phase: 'ended' }>['reason'], since?: number): CallState {
  return { phase: 'ended', at: 60_000, reason, ...(since !== undefined && { since }) }
}

/** A timer of a page that is left standing would find no window any more. */
const roots: Root[] = []
afterEach(() => {
  for (const root of roots.splice(0)) act(() => root.unmount())
})

export function draw(
  what: ReactNode,
  more: { words?: Words; fake?: ReturnType<typeof createFakePhone> } = {},
) {
  const { words = en, fake = createFakePhone(() => Date.now()) } = more
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const root = createRoot(place)
  roots.push(root)
  act(() =>
    root.render(
      <PhoneProvider phone={fake.phone} words={words}>
        {what}
      </PhoneProvider>,
    ),
  )
  const report: typeof fake.report = (fact) => act(() => fake.report(fact))
  return { place, fake, report, remove: () => act(() => root.unmount()) }
}

/** Buttons by their name as a screen reader would say it: aria-label, else what can be read. */
export function nameOfElement(element: Element): string {
  const label = element.getAttribute('aria-label')
  if (label) return label
  const ids = element.getAttribute('aria-labelledby')
  if (ids) return document.getElementById(ids)?.textContent ?? ''
  const copy = element.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return copy.textContent?.trim() ?? ''
}

export function names(selector: string, root: ParentNode = document): string[] {
  return [...root.querySelectorAll(selector)].map(nameOfElement)
}

export function button(name: string, root: ParentNode = document): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((one) => nameOfElement(one) === name)
  if (!found) throw new Error(`No button “${name}” among: ${names('button', root).join(', ')}`)
  return found
}

export async function press(name: string, root: ParentNode = document): Promise<void> {
  await act(async () => {
    button(name, root).click()
    // An ask that is turned down takes some turns; Preact draws what came of it only within this.
    for (let turn = 0; turn < 10; turn++) await undefined
  })
}

/** Moves the clock; needs `vi.useFakeTimers()`. */
export async function pass(ms: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })
}

export async function key(
  name: string,
  target: Element = document.body,
  more: KeyboardEventInit = {},
): Promise<void> {
  await act(async () => {
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }),
    )
  })
}

export function type(field: HTMLInputElement, text: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  act(() => {
    set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
