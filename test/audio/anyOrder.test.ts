import fc from 'fast-check'
import { expect, it } from 'vitest'
import { endToneMs } from '../../src/audio/soundFor.ts'
import { heardBy, inFront } from '../../src/phone/call.ts'
import type { PhoneFact } from '../../src/phone/events.ts'
import { FakeTrack } from './fakeBrowser.ts'
import { createWorld, stream } from './world.ts'

const ids = ['a', 'b', 'c']
const party = { user: 'bob', address: 'sip:bob@acme.test' }

const facts = fc
  .constantFrom(...ids)
  .chain((callId) =>
    fc.constantFrom<PhoneFact>(
      { type: 'call-added', callId, direction: 'outgoing', party, to: '', headers: {} },
      { type: 'call-added', callId, direction: 'incoming', party, to: '', headers: {} },
      { type: 'call-ringing', callId, earlyMedia: false },
      { type: 'call-ringing', callId, earlyMedia: true },
      { type: 'call-asked', callId, asking: 'answer' },
      { type: 'call-connected', callId },
      { type: 'call-held', callId, by: 'us' },
      { type: 'call-held', callId, by: 'them' },
      { type: 'call-resumed', callId, by: 'us' },
      { type: 'call-muted', callId },
      { type: 'call-unmuted', callId },
      { type: 'call-merged', callId, conference: 'x' },
      { type: 'call-split', callId },
      { type: 'call-asked', callId, asking: 'hang-up' },
      { type: 'call-ended', callId, reason: { kind: 'busy' } },
      { type: 'call-ended', callId, reason: { kind: 'hung-up', by: 'them' } },
      { type: 'call-removed', callId },
    ),
  )
const steps = fc.oneof(
  facts,
  fc.record({ ask: fc.constantFrom(...ids) }),
  fc.record({ hear: fc.constantFrom(...ids) }),
)

it('whatever happens, only who may hears us, and nothing is left on when all calls have ended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 30 }), async (list) => {
      const world = createWorld()
      const tracks = new Map<string, FakeTrack>()
      const voices = new Map<string, FakeTrack>()
      for (const step of list) {
        if ('type' in step) world.fact(step)
        else if ('hear' in step) {
          const voice = new FakeTrack()
          voices.set(step.hear, voice)
          world.audio.heard(step.hear, stream(voice))
        } else {
          const track = await world.trackFor(step.ask).catch(() => undefined)
          if (track) tracks.set(step.ask, track)
        }
        for (const [id, track] of world.replaced.splice(0)) tracks.set(id, track)
        const { calls } = world.store.getState()
        const heard = heardBy(calls).map((call) => call.id)
        const front = inFront(calls)
        for (const [id, track] of tracks) {
          if (track.readyState !== 'live') continue
          const said = world.browser.soundsIn(track)
          const saidBy = [...voices].filter(([, voice]) => said.includes(voice)).map(([other]) => other)
          expect(saidBy).not.toContain(id)
          for (const other of saidBy) {
            const together = [id, other].map((one) => front.find((call) => call.id === one)?.conference)
            expect(together).toEqual(['x', 'x'])
          }
          expect(said.length - saidBy.length).toBe(heard.includes(id) ? 1 : 0)
        }
      }
      for (const id of ids) world.end(id)
      await world.settled()
      for (const track of [...tracks.values(), ...world.browser.opened])
        expect(track.readyState).toBe('ended')
      for (const element of world.browser.elements) expect(element.srcObject).toBeNull()
      for (const context of world.browser.contexts) {
        context.currentTime = endToneMs / 1000
        expect(context.playing).toBeUndefined()
        for (const { track, sources } of context.mixes) {
          expect(track.readyState).toBe('ended')
          expect(sources.size).toBe(0)
        }
      }
      expect(world.browser.contexts.length).toBeLessThan(2)
    }),
  )
}, 20_000)
