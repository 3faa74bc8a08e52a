// What no call needs comes when the phone is online: what was asked of it before is done then.

import { expect, test } from 'vitest'
import type { PhoneFact } from '../src/phone/events.ts'
import type { Headset } from '../src/phone/ports.ts'
import { initialState, type PhoneState } from '../src/phone/state.ts'
import { createSoon, headsetSoon, qualitySoon, type SoonFile } from '../src/soonParts.ts'
import { movableClock } from './fakes/clock.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))
const online: PhoneState = { ...initialState, line: { phase: 'online', registered: false } }

function world() {
  const { clock, move } = movableClock()
  const asked: string[] = []
  const facts: PhoneFact[] = []
  const fetches: { come: () => void; fail: (why: string) => void }[] = []
  const headset: Headset = {
    follow: (state) => void asked.push(`headset follows ${state.line.phase}`),
    connect: async () => void asked.push('headset connects'),
    destroy: async () => void asked.push('headset goes'),
  }
  const file: Pick<SoonFile, 'createHeadset' | 'watchQuality'> = {
    createHeadset: () => headset,
    watchQuality: () => ({
      look: () => void asked.push('looks'),
      stop: () => void asked.push('looks no more'),
    }),
  }
  const report = (fact: PhoneFact) => void facts.push(fact)
  const soon = createSoon({
    bring: () =>
      new Promise<typeof file>((resolve, reject) =>
        fetches.push({ come: () => resolve(file), fail: (why) => reject(new Error(why)) }),
      ),
    clock,
    random: () => 0,
    report,
  })
  const host = { report, pressed: () => {} }
  return { soon, host, asked, facts, fetches, move, last: () => fetches.at(-1) }
}

test('nothing is fetched before it is wanted, and once then', async () => {
  const { soon, fetches, last, asked } = world()
  soon.use(() => asked.push('first'))
  expect(fetches).toHaveLength(0)
  soon.want()
  soon.want()
  expect(fetches).toHaveLength(1)
  soon.use(() => asked.push('second'))
  last()?.come()
  await settled()
  soon.use(() => asked.push('at once'))
  expect(asked).toEqual(['first', 'second', 'at once'])
})

test('headset and look at quality do then what they were asked for before', async () => {
  const { soon, host, asked, last } = world()
  const headset = headsetSoon(soon, host)
  const watch = qualitySoon(soon, {} as Parameters<typeof qualitySoon>[1])
  watch.look()
  headset.follow(initialState)
  headset.follow(online)
  const connected = headset.connect()
  last()?.come()
  await connected
  expect(asked).toEqual(['headset follows online', 'looks', 'headset connects'])
  watch.stop()
  expect(asked.at(-1)).toBe('looks no more')
})

test('what does not come is said, and fetched again until it does', async () => {
  const { soon, facts, fetches, last, move, asked } = world()
  soon.use(() => asked.push('here'))
  soon.want()
  last()?.fail('./soon.js is not what it was')
  await settled()
  expect(facts).toEqual([{ type: 'frame-dropped', why: 'soon: ./soon.js is not what it was' }])
  move(1000)
  last()?.fail('away')
  await settled()
  move(1000)
  expect(fetches).toHaveLength(3)
  last()?.come()
  await settled()
  expect(asked).toEqual(['here'])
})

test('who waits for it fetches it, and is told when it does not come', async () => {
  const { soon, fetches, last, move } = world()
  const waits = soon.need()
  expect(fetches).toHaveLength(1)
  const told = expect(waits).rejects.toMatchObject({ code: 'timeout' })
  move(15_000)
  await told
  const again = soon.need()
  last()?.come()
  expect(await again).toHaveProperty('createHeadset')
})

test('a phone that is gone asks for nothing more, and its headset is not made', async () => {
  const { soon, host, fetches, last, move, asked } = world()
  const headset = headsetSoon(soon, host)
  headset.follow(online)
  const connecting = headset.connect()
  await headset.destroy()
  last()?.come()
  await expect(connecting).rejects.toMatchObject({ code: 'destroyed' })
  expect(asked).toEqual([])
  soon.stop()
  move(60_000)
  expect(fetches).toHaveLength(1)
})
