// Headset, tones and the look at quality come when the phone is online: what was asked of them before is done then.

import { expect, test } from 'vitest'
import type { Player, PlayerParts } from '../src/audio/player.ts'
import type { PhoneFact } from '../src/phone/events.ts'
import type { Headset } from '../src/phone/ports.ts'
import { initialState, type PhoneState } from '../src/phone/state.ts'
import { createSoonParts, type Soon } from '../src/soonParts.ts'
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
  const player: Player = {
    play: (sound) => void asked.push(`plays ${sound?.name}`),
    sample: () => void asked.push('sample'),
    key: (digit) => void asked.push(`key ${digit}`),
    move: () => {},
  }
  const soon: Soon = {
    createHeadset: () => headset,
    createPlayer: () => player,
    watchQuality: () => ({
      look: () => void asked.push('looks'),
      stop: () => void asked.push('looks no more'),
    }),
  }
  const parts = createSoonParts({
    fetch: () =>
      new Promise((resolve, reject) =>
        fetches.push({ come: () => resolve(soon), fail: (why) => reject(new Error(why)) }),
      ),
    clock,
    random: () => 0,
  })
  const host = { report: (fact: PhoneFact) => void facts.push(fact), pressed: () => {} }
  return { ...parts, host, asked, facts, fetches, move, last: () => fetches.at(-1) }
}

test('nothing is fetched before the phone is online, and once then', async () => {
  const { makeHeadset, host, fetches, last, asked } = world()
  const headset = makeHeadset(host)
  headset.follow(initialState)
  expect(fetches).toHaveLength(0)
  headset.follow(online)
  headset.follow(online)
  expect(fetches).toHaveLength(1)
  last()?.come()
  await settled()
  expect(asked).toEqual(['headset follows online'])
})

test('a sound that is due when the tones come is heard then', async () => {
  const { makeHeadset, makePlayer, makeQualityWatch, host, asked, last } = world()
  const player = makePlayer({} as PlayerParts)
  const watch = makeQualityWatch({} as Parameters<typeof makeQualityWatch>[0])
  player.play({ name: 'busy', until: 9 })
  player.play({ name: 'ringback' })
  player.key('1')
  watch.look()
  makeHeadset(host).follow(online)
  last()?.come()
  await settled()
  expect(asked).toEqual(['plays ringback', 'looks', 'headset follows online'])
  player.key('2')
  watch.stop()
  expect(asked.slice(3)).toEqual(['key 2', 'looks no more'])
})

test('what does not come is said, and fetched again until it does', async () => {
  const { makeHeadset, host, facts, fetches, last, move, asked } = world()
  makeHeadset(host).follow(online)
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
  expect(asked).toEqual(['headset follows online'])
})

test('a phone that is gone asks for nothing more, and its headset is not made', async () => {
  const { makeHeadset, host, fetches, last, move, stop, asked } = world()
  const headset = makeHeadset(host)
  headset.follow(online)
  const connecting = headset.connect()
  await headset.destroy()
  last()?.come()
  await expect(connecting).rejects.toMatchObject({ code: 'destroyed' })
  expect(asked).toEqual([])
  stop()
  move(60_000)
  expect(fetches).toHaveLength(1)
})
