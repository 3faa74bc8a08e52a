/** A page with nothing but a call's timeline, fed by a pretended socket: it measures what the reader would wait for. */

import { createRoot } from 'react-dom/client'
import { createFeed, type FeedSocket } from '../../../src/feed/createFeed.ts'
import type { Phone } from '../../../src/phone/phone.ts'
import { callOf } from '../../../src/phone/state.ts'
import { createPhoneStore } from '../../../src/phone/store.ts'
import { PhoneProvider } from '../../../src/react/PhoneProvider.tsx'
import { Timeline } from '../../../src/react/parts/Timeline.tsx'
import { adoptTheme } from '../../../src/react/theme/adoptTheme.ts'

export interface StoryBench {
  /** So many entries are there, and nothing of them is drawn. */
  fill(entries: number): Promise<void>
  /** Resolves when the last of them is in sight. */
  mount(): Promise<void>
  /** ms from a frame of the socket to its line in the list. */
  eventToLine(): Promise<number>
  /** So many come each second; resolves when the last is in sight. */
  flood(perSecond: number, seconds: number): Promise<void>
}

declare global {
  interface Window {
    story: StoryBench
  }
}

const { store, report, onFact } = createPhoneStore(() => Date.now())
const phone = { store, on: (_: string, then: () => void) => onFact(then) } as unknown as Phone
const party = { user: 'echo', address: 'sip:echo@x' }
report({ type: 'call-added', callId: 'c', direction: 'outgoing', party, to: 'echo', headers: {} })

const socket: FeedSocket = { send: () => {}, close: () => {}, onopen: null, onclose: null, onmessage: null }
const feed = createFeed({
  options: () => ({ url: 'wss://x', token: 'x' }),
  self: () => ({ user: 'me', domain: 'x' }),
  report,
  clock: {
    now: () => Date.now(),
    after: (ms, then) => {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
  },
  random: Math.random,
  network: { isOnline: () => true, onBack: () => () => {}, onLeaving: () => () => {} },
  openSocket: () => socket,
})
feed.connect()
const say = (frame: object) => socket.onmessage?.({ data: JSON.stringify(frame) })
const live = until(() => {
  say({ type: 'auth', created_on: new Date().toISOString() })
  return store.getState().feed === 'live'
})

let count = 0
/** Of the same moment the ids say which came first. */
const nextId = () => `e${String(++count).padStart(9, '0')}`

function tell() {
  const created_on = new Date().toISOString()
  const call = { uuid: 'leg', direction: 'in', from: 'me', to: 'echo', created_on, state: 'live' }
  say({
    uuid: nextId(),
    type: 'odd',
    message: `Number ${count}`,
    created_on,
    call,
    noise: 'x'.repeat(1000),
  })
}

const place = document.createElement('div')
place.className = 'opentact-phone'
place.style.cssText = 'display:flex;flex-direction:column;block-size:600px;inline-size:800px'
document.body.append(place)
adoptTheme(document)
let root = createRoot(place)

async function fill(entries: number) {
  for (; count < entries; ) {
    // Past the socket: what comes by it is let in at the pace of a reader.
    const at = Date.now()
    const leg = {
      id: 'leg',
      direction: 'in',
      from: 'me',
      to: 'echo',
      fromUs: true,
      toUs: false,
      related: [],
    } as const
    const event = { id: nextId(), at, kind: 'odd', message: `Number ${count}`, leg, raw: {} }
    report({ type: 'platform-event', event })
    if (count % 1000 === 0) await new Promise((resolve) => setTimeout(resolve))
  }
}

const isShown = (message: string) => place.textContent?.includes(message) ?? false

function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (holds() ? resolve() : setTimeout(look))
    look()
  })
}

function draw() {
  const call = callOf(store.getState(), 'c')
  if (!call) throw new Error('There is no call.')
  root.render(
    <PhoneProvider phone={phone}>
      <Timeline call={call} />
    </PhoneProvider>,
  )
}

window.story = {
  fill: async (entries) => {
    root.unmount()
    root = createRoot(place)
    await fill(entries)
  },
  mount: async () => {
    draw()
    await until(() => isShown(`Number ${count}`))
  },
  eventToLine: async () => {
    await live
    draw()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const began = performance.now()
    tell()
    await until(() => isShown(`Number ${count}`))
    return performance.now() - began
  },
  flood: async (perSecond, seconds) => {
    await live
    draw()
    const began = performance.now()
    for (let told = 0; told < perSecond * seconds; ) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      const wanted = ((performance.now() - began) * perSecond) / 1000
      for (; told < Math.min(wanted, perSecond * seconds); told++) tell()
    }
    await until(() => isShown(`Number ${count}`))
  },
}
