/** One page in a random moment of its calls, and a server that fails at random: nothing may be stuck afterwards. */

import { setTimeout as pause } from 'node:timers/promises'
import { type Chance, chanceOf, isSoak } from '../../test/soak/measure.ts'
import { countLiving } from '../alive.ts'
import { begin, haveRobotCall, robot, talkTo } from '../outages.ts'
import type { Person } from '../phone.ts'
import { expect } from '../test.ts'
import { endAll, expectAllWell } from './standing.ts'

interface Fault {
  readonly sip?: 'drop' | 'refuse' | 'freeze' | 'restart'
  readonly register?: number
  readonly retryAfter?: number
  readonly reinvite?: 491
  readonly crlf?: 'ignore'
  readonly options?: 'ignore'
  /** ms; without it all sockets drop once and may come back at once. */
  readonly for?: number
}

/** Brings the page into a moment; gives whom it has calls with. */
const moments: Readonly<Record<string, (person: Person) => Promise<readonly string[]>>> = {
  idle: async () => [],
  'ringing in': async (person) => {
    await haveRobotCall(person)
    await person.expectToRing(robot)
    return [robot]
  },
  'ringing out': async (person) => {
    await person.call('nobody')
    await person.expectSaid('nobody', 'Ringing…')
    return ['nobody']
  },
  'in a call': async (person) => {
    await talkTo(person, 'echo')
    return ['echo']
  },
  'on hold': async (person) => {
    await talkTo(person, 'echo')
    await person.hold('echo')
    await person.expectSaid('echo', 'On hold')
    return ['echo']
  },
  'two calls': async (person) => {
    await talkTo(person, 'echo')
    await haveRobotCall(person)
    await person.answer(robot)
    await person.expectTalking(robot)
    await person.expectSaid('echo', 'On hold')
    return ['echo', robot]
  },
}

/** Mostly a second or two, in the long run sometimes so long that a person would wonder. */
const lengthOf = (chance: Chance) => Math.round(100 + (isSoak ? 12_000 : 1500) * chance.next() ** 2)

/** What is asked of the sandbox in one go, in this order. */
function someFaults(chance: Chance): readonly Fault[] {
  const length = { for: lengthOf(chance) }
  switch (chance.below(9)) {
    case 0:
      return [{ sip: 'drop' }]
    case 1:
      return [{ sip: 'restart' }]
    case 2:
      return [{ sip: 'drop', ...length }]
    case 3:
      return [{ sip: 'refuse', ...length }]
    case 4:
      return [{ sip: 'freeze', ...length }]
    case 5:
      return [{ sip: 'restart', ...length }]
    case 6: {
      const wish = chance.often(0.5) ? { retryAfter: 1 + chance.below(3) } : {}
      // Who is not made to register anew would not notice. A drop that lasts would let nobody come so far.
      return [{ register: 503, ...wish, ...length }, { sip: 'drop' }]
    }
    case 7:
      return [{ reinvite: 491, ...length }, { sip: 'drop' }]
    default:
      return [{ ...(chance.often(0.5) ? { crlf: 'ignore' } : { options: 'ignore' }), ...length }]
  }
}

export async function pageRound(person: Person, seed: number): Promise<void> {
  const chance = chanceOf(seed)
  const story = [`Round ${seed}`]
  const errors: Error[] = []
  person.page.on('pageerror', (error) => errors.push(error))
  try {
    const before = await alive(person)
    const moment = chance.pick(Object.keys(moments))
    story.push(moment)
    const others = (await moments[moment]?.(person)) ?? []
    await misfortunes(person, chance, story)
    await expect(person.line, 'the line').toHaveText(/^Online/, { timeout: 45_000 })
    await expectAllWell(person, others, story)
    await endAll(person, others)
    await expect.poll(() => alive(person), 'live tracks and peer connections').toEqual(before)
    await expectReachable(person)
    expect(errors).toEqual([])
  } catch (error) {
    throw new Error([...story, ...person.talk().slice(-40)].join('\n'), { cause: error })
  }
}

/** One to three, each at its own moment; a later one may begin before an earlier is over. */
async function misfortunes(person: Person, chance: Chance, story: string[]) {
  for (let left = 1 + chance.below(3); left > 0; left--) {
    const wait = chance.below(1500)
    await pause(wait)
    const faults = someFaults(chance)
    story.push(`${wait} ms later: ${JSON.stringify(faults)}`)
    for (const fault of faults) expect((await begin(person, { ...fault })).status()).toBe(200)
  }
  const now = async () => (await person.page.request.get('/sandbox/faults')).json()
  await expect.poll(now, { intervals: [100] }).toEqual({})
}

async function alive({ page }: Person) {
  const cdp = await page.context().newCDPSession(page)
  const counted = {
    tracks: await countLiving(cdp, 'MediaStreamTrack'),
    peers: await countLiving(cdp, 'RTCPeerConnection'),
  }
  await cdp.detach()
  return counted
}

async function expectReachable(person: Person) {
  await haveRobotCall(person)
  await person.answer(robot)
  await person.expectTalking(robot)
  await endAll(person, [robot])
}
