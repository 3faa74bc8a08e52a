/** Puts one phone through its paces in this page; the runner calls these by `window.bench`. */

import type { MakeContestant, Standing } from './contestant.ts'
import { listen } from './ears.ts'
import { watchTimers } from './timers.ts'
// First: it must have wrapped WebSocket before a phone takes hold of it.
import { answerSent, inviteCame, inviteSent, nextFrame, registered, socketClosed } from './wire.ts'

export interface Driver {
  /** ms from the navigation to the 200 of REGISTER. */
  readonly pageToRegistered: Promise<number>
  /** Opens the microphone and lets it go, so that no call pays for the first time. */
  warmUp(): Promise<void>
  /** ms; the patience itself where nothing went out in time. */
  clickToInvite(patience: number): Promise<number>
  answerToOk(): Promise<number>
  dropToRegistered(): Promise<number>
  /** ms from pressing a key to the first packet of its digit at the far end; both clocks are this machine's. */
  keyToEvent(): Promise<number>
  /** ms from pressing a key to sound where it leaves for the speaker. */
  keyToTone(): Promise<number>
  /** ms from the press that swaps two calls to the first packet of the other party that is played. */
  swapToHeard(): Promise<number>
  /** ms for each of so many calls: dialled, answered by a robot, hung up. */
  calls(count: number): Promise<number>
  /** Calls, then destroys the phone during a second call; how many timers are still alive. */
  destroy(): Promise<number>
}

declare global {
  interface Window {
    bench: Driver
  }
}

const callPatience = 15_000
/** A person needs at least so long to see that it rings. */
const ringsFor = 500
const breath = 150
/** Until a call that was agreed is heard, with all the time in the world. */
const soundComesIn = 1500

export function drive(name: string, make: MakeContestant): void {
  const query = new URLSearchParams(location.search)
  const given = (key: string) => query.get(key) ?? ''
  const user = given('user')
  const stun = query.get('stun')
  const timers = query.has('timers') ? watchTimers() : undefined
  const ears = query.has('ears') ? listen(callPatience) : undefined
  const standing = createStanding()

  const whenRegistered = nextFrame(registered, callPatience)
  const phone = make(
    {
      // The name lets the runner find this phone's socket.
      server: `ws://${location.host}/sip?${name}`,
      domain: given('domain'),
      user,
      password: given('password'),
      iceServers: stun ? [{ urls: `stun:${stun}` }] : [],
    },
    standing.set,
  )
  phone.start()

  async function oneCall() {
    phone.call('echo')
    await standing.when('connected')
    phone.hangUp()
    await standing.when('idle')
  }

  window.bench = {
    pageToRegistered: whenRegistered.then((frame) => frame.at),

    warmUp: async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      for (const track of stream.getTracks()) track.stop()
    },

    clickToInvite: async (patience) => {
      const sent = nextFrame(inviteSent, patience).then(
        (frame) => frame.at,
        () => Number.POSITIVE_INFINITY,
      )
      const click = performance.now()
      phone.call('nobody')
      const took = Math.min((await sent) - click, patience)
      await pause(breath)
      phone.hangUp()
      await standing.when('idle')
      await pause(breath)
      return took
    },

    answerToOk: async () => {
      const rings = nextFrame(inviteCame, callPatience)
      await post('/sandbox/call', { from: '+15550100011', to: user })
      await rings
      await pause(ringsFor)
      const sent = nextFrame(answerSent, callPatience)
      const click = performance.now()
      phone.answer()
      const took = (await sent).at - click
      await standing.when('connected')
      await pause(breath)
      phone.hangUp()
      await standing.when('idle')
      return took
    },

    dropToRegistered: async () => {
      const closed = nextFrame(socketClosed, callPatience)
      const back = nextFrame(registered, callPatience)
      await post('/bench/drop', { name })
      const took = (await back).at - (await closed).at
      await pause(breath)
      return took
    },

    keyToEvent: async () => {
      phone.call('ivr')
      await standing.when('connected')
      await pause(soundComesIn)
      const press = Date.now()
      phone.press('5')
      const heard = await digitHeard(user)
      phone.hangUp()
      await standing.when('idle')
      return heard.at - press
    },

    keyToTone: async () => {
      if (!phone.playKey || !ears) throw new Error('Nothing is played, or nobody listens.')
      // The first one opens the output.
      phone.playKey('5')
      await ears.output('sounds')
      await ears.output('silent')
      await pause(breath)
      const press = performance.now()
      phone.playKey('5')
      const took = (await ears.output('sounds')) - press
      await ears.output('silent')
      return took
    },

    swapToHeard: async () => {
      if (!phone.second || !ears) throw new Error('There is one call at a time, or nobody listens.')
      phone.call('ivr')
      await standing.when('connected')
      await pause(soundComesIn)
      phone.second.call('ivr')
      await standing.when('connected')
      await pause(soundComesIn)
      const back = await ears.nextOfTheSilent()
      const press = performance.now()
      phone.second.swap()
      return (await back()) - press
    },

    calls: async (count) => {
      const began = performance.now()
      for (let i = 0; i < count; i++) await oneCall()
      return (performance.now() - began) / count
    },

    destroy: async () => {
      if (!timers) throw new Error('Only a page that counts its timers can tell what is left.')
      await oneCall()
      phone.call('echo')
      await standing.when('connected')
      await phone.destroy()
      return timers()
    },
  }
}

function createStanding() {
  let now: Standing = 'idle'
  const waiting = new Set<() => void>()
  return {
    set: (next: Standing) => {
      now = next
      for (const look of [...waiting]) look()
    },
    when: (wanted: Standing) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (now !== wanted) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`Still ${now} after ${callPatience} ms, not ${wanted}.`))
        }, callPatience)
        waiting.add(look)
        look()
      }),
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** What the robot heard first in the latest call. */
async function digitHeard(user: string): Promise<{ at: number; by: string }> {
  const until = performance.now() + callPatience
  while (performance.now() < until) {
    const answer = await fetch(`/sandbox/digits?user=${user}`)
    const { calls } = (await answer.json()) as { calls: { heard: { at: number; by: string }[] }[] }
    const first = calls[0]?.heard[0]
    if (first?.by === 'rtp') return first
    await pause(50)
  }
  throw new Error('The robot heard no digit in RTP.')
}

async function post(path: string, body: unknown) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}
