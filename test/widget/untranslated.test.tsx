// @vitest-environment jsdom
// What the elements have of their own is said by their language.
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import type { PhoneFact } from '../../src/phone/events.ts'
import { xx } from '../../src/react/words/xx.ts'
import { CallUs, type CallUsProps } from '../../src/widget/inside/CallUs.tsx'
import { Dock, type DockProps } from '../../src/widget/inside/Dock.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { draw, jonas } from '../react/draw.tsx'
import { unsaid } from '../react/unsaid.ts'

const nothing = () => {}
const online: PhoneFact = { type: 'line-changed', line: { phase: 'online', registered: true } }
const added: PhoneFact = {
  ...{
    type: 'call-added',
    callId: 'c1',
    direction: 'outgoing',
    party: jonas,
    to: jonas.address,
    headers: {},
  },
}
const connected: PhoneFact = { type: 'call-connected', callId: 'c1' }
const ended: PhoneFact = { type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'us' } }

/** The phone after these facts. */
function phoneAfter(...facts: readonly PhoneFact[]) {
  const { phone, report } = createFakePhone(() => Date.now())
  for (const fact of [online, ...facts]) report(fact)
  return phone
}

const place = { server: '', domain: 'acme.example', user: 'alice' }
const callUs = (part: Partial<CallUsProps>) => (
  <CallUs
    {...{ phone: undefined, words: xx.words, label: xx.launcher.callUs, placing: false, trouble: undefined }}
    onCall={nothing}
    onStop={nothing}
    {...part}
  />
)
const dock = (seen: DockProps['seen'], open = true) => (
  <Dock
    words={xx.words}
    name={xx.launcher.phone}
    docked
    open={open}
    fill={undefined}
    onOpen={nothing}
    seen={seen}
  />
)
const there = (...facts: readonly PhoneFact[]) =>
  ({ state: 'there', phone: phoneAfter(...facts), place }) as const

it.each<readonly [string, ReactNode]>([
  ['a button', callUs({})],
  ['a button that calls', callUs({ placing: true })],
  ['a button in a call', callUs({ phone: phoneAfter(added, connected) })],
  [
    'a button that is muted',
    callUs({ phone: phoneAfter(added, connected, { type: 'call-muted', callId: 'c1' }) }),
  ],
  ['a button after a call', callUs({ phone: phoneAfter(added, connected, ended) })],
  ['a phone that starts', dock({ state: 'starting' })],
  ['a phone set up wrongly', dock({ state: 'wrong', why: '' })],
  ...(['refused', 'down', 'broken'] as const).map(
    (why) => [`a phone without access: ${why}`, dock({ state: 'no-credentials', why })] as const,
  ),
  ['a closed phone', dock({ state: 'starting' }, false)],
  ['an open phone', dock(there())],
  ['a closed phone in a call', dock(there(added, connected), false)],
  [
    'a closed phone on hold',
    dock(there(added, connected, { type: 'call-held', callId: 'c1', by: 'us' }), false),
  ],
  [
    'a phone that missed a call',
    dock(
      there(
        { ...added, direction: 'incoming' } as PhoneFact,
        { ...ended, reason: { kind: 'cancelled', by: 'them' } } as PhoneFact,
      ),
      false,
    ),
  ],
])('of %s nothing is said in English', (_name, part) => {
  const { place, remove } = draw(part, { words: xx.words })
  expect(place.innerHTML).toMatch(/⟦.+⟧/)
  expect(unsaid(document)).toEqual([])
  remove()
})
