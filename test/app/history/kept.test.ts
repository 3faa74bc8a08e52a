import { describe, expect, it } from 'vitest'
import { keptStory, pastCall, readPast } from '../../../src/app/history/past.ts'
import type { Call } from '../../../src/phone/call.ts'
import { addEntry, emptyTimeline } from '../../../src/phone/timeline.ts'
import { bob } from './pretendHistory.ts'

describe('what is kept', () => {
  const call: Call = {
    ...{ id: 'a', direction: 'incoming', party: bob, to: 'x', createdAt: 5, media: 'none', muted: true },
    headers: { 'X-Secret': 'canary' },
    state: { phase: 'ended', at: 9, since: 6, reason: { kind: 'hung-up', by: 'us' } },
  }

  it('has no headers, no digits, and nothing of the platform’s own JSON', () => {
    const headers = call.headers
    let story = addEntry(emptyTimeline, {
      ...{ at: 1, source: 'phone' },
      fact: { type: 'call-added', callId: 'a', direction: 'incoming', party: bob, to: 'x', headers, at: 1 },
    })
    story = addEntry(story, {
      ...{ at: 2, source: 'phone' },
      fact: { type: 'call-digits-sent', callId: 'a', digits: '4711', by: 'rtp', at: 2 },
    })
    story = addEntry(story, {
      ...{ at: 3, source: 'platform' },
      event: {
        ...{ id: 'e', at: 3, kind: 'call_state', message: 'Ringing', raw: { secret: 'canary' } },
        records: [{ url: 'https://r.example/canary', trusted: false }],
        transcript: [{ text: 'canary' }],
      },
    })
    story = addEntry(story, {
      ...{ at: 4, source: 'platform' },
      event: {
        ...{ id: 'g', at: 4, kind: 'call_flow', message: 'Gather: DTMF 4711', raw: {} },
        flow: {
          ...{ command: 'Gather', success: true, reason: 'DTMF 4711' },
          ...{ destinations: [], toUs: false, branch: [] },
        },
      },
    })
    const text = JSON.stringify([pastCall(call, false), keptStory(story)])
    expect(text).not.toContain('canary')
    expect(text).not.toContain('4711')
    expect(text).toContain('call_state')
    expect(text).toContain('Gather')
  })

  it('is the beginning and the end of a long story, and how much is missing', () => {
    let story = emptyTimeline
    for (let at = 0; at < 5000; at++) story = addEntry(story, { at, source: 'gap', from: at, to: at })
    const kept = keptStory(story)
    expect([kept.length, kept.dropped]).toEqual([200, 4800])
    expect([kept.chunks[0]?.[0]?.at, kept.chunks[0]?.at(-1)?.at]).toEqual([0, 4999])
  })

  it.each([
    undefined,
    7,
    { call: null },
    { call: { ...call, state: { phase: 'ringing', earlyMedia: false } } },
    { call: { ...call, party: { user: 7 } } },
    { call: { ...call, createdAt: Number.NaN } },
    { call: { ...call, state: { phase: 'ended', at: 9, reason: { kind: 'constructor' } } } },
    { call: { ...call, state: { phase: 'ended', at: 9, reason: { kind: 'failed' } } } },
  ])('is nothing where it cannot be shown: %j', (value) => {
    expect(readPast(value)).toBeUndefined()
  })

  it('comes back as it was', () => {
    const past = pastCall(call, true)
    expect(readPast(structuredClone(past))).toEqual(past)
  })
})
