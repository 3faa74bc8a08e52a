/** A call's story, drawn from facts, and what the tests read in it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { act } from 'react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { parseFrame } from '../../src/feed/parse.ts'
import type { PhoneFact, PlatformEvent } from '../../src/phone/events.ts'
import { Timeline } from '../../src/react/parts/Timeline.tsx'
import { HiddenDigits } from '../../src/react/useDigits.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { platformEvent } from '../phone/facts.ts'
import { callWith, draw, jonas } from './draw.tsx'

export const added: PhoneFact = {
  type: 'call-added',
  callId: 'c1',
  direction: 'outgoing',
  party: jonas,
  to: 'x',
  headers: {},
}
export const leg = {
  id: 'leg',
  direction: 'in',
  from: 'me',
  to: 'x',
  fromUs: true,
  toUs: false,
  related: [],
} as const
export const event = (id: string, at = Date.now(), more: Partial<PlatformEvent> = {}): PlatformEvent => ({
  ...platformEvent(id, at),
  kind: 'odd',
  message: id,
  leg: { ...leg, startedAt: at },
  ...more,
})
export const tell = (one: PlatformEvent): PhoneFact => ({ type: 'platform-event', event: one })

export function drawTimeline(facts: readonly PhoneFact[], hidden = false) {
  const fake = createFakePhone(() => Date.now())
  for (const fact of [added, ...facts]) fake.report(fact)
  const call = fake.phone.store.getState().calls[0] ?? callWith()
  const ids = new Set(hidden ? [call.id] : [])
  return draw(
    <HiddenDigits.Provider value={ids}>
      <Timeline call={call} />
    </HiddenDigits.Provider>,
    { fake },
  )
}
export const rows = () => [...document.querySelectorAll('.entry')]
export const said = () => [...document.querySelectorAll('.what')].map((one) => one.textContent)
/** Searching and copying go on between the buttons. */
export const until = (holds: () => void) =>
  vi.waitFor(
    async () => {
      await act(async () => new Promise((resolve) => setTimeout(resolve, 5)))
      holds()
    },
    { timeout: 20_000 },
  )
export const untilCopied = (count: number) => until(() => expect(copied.length).toBe(count))
export const untilSaid = (outcome: string) =>
  until(() => expect(document.querySelector('.search [role=status]')?.textContent).toBe(outcome))

export let copied: string[] = []
export function watchClipboard(): void {
  beforeEach(() => {
    copied = []
    const clipboard = { writeText: async (text: string) => void copied.push(text) }
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
  })
  afterEach(() => vi.restoreAllMocks())
}

export function flow(command: string, success: boolean): NonNullable<PlatformEvent['flow']> {
  return { command, success, destinations: [], toUs: false, branch: [] }
}

export function frames(): readonly string[] {
  const folder = join(import.meta.dirname, '..', 'recordings')
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
}

export function recorded(all: Iterable<string> = frames()): readonly PlatformEvent[] {
  const self = { user: 'front.desk', domain: 'blueheron.sip.opentact.org' }
  const parts = { self, offset: 0, now: 1, mediaHosts: ['r.example'] }
  return [...all].flatMap((frame) => {
    const parsed = parseFrame(frame, parts)
    return parsed.what === 'event' ? [parsed.event] : []
  })
}
