import { describe, expect, it } from 'vitest'
import type { Call, EndReason } from '../../../src/phone/call.ts'
import { bob, missedBy, world } from './pretendHistory.ts'

describe('two pages of one account', () => {
  it('see each other’s calls, what was looked at, and what was removed', async () => {
    const one = world()
    await one.settled()
    const other = await one.beside()
    const [first, second] = [one.call(missedBy), one.call(missedBy)]
    await one.settled()
    expect(other.ids()).toEqual([second, first])
    expect(other.log.getState().unseen).toBe(2)
    expect((await other.log.story(first))?.length).toBe(2)
    other.log.see()
    await other.settled()
    expect(one.log.getState().unseen).toBe(0)
    other.log.remove(first)
    await other.settled()
    expect(one.ids()).toEqual([second])
    one.log.clear()
    await one.settled()
    expect(other.ids()).toEqual([])
    expect(one.kept.size).toBe(0)
  })
})

describe('a call that rings in two pages', () => {
  const ring = (to: ReturnType<typeof world>, callId: string, direction: Call['direction'] = 'incoming') =>
    to.report({ type: 'call-added', callId, direction, party: bob, to: 'x', headers: {} })

  it.each<[string, EndReason, string]>([
    ['nobody took it', missedBy, 'a'],
    ['it was taken in the second', { kind: 'answered-elsewhere' }, 'b'],
    ['it was declined in the second', missedBy, 'b'],
  ])('is there once, as the one that says more: %s', async (what, first, wins) => {
    const one = world()
    await one.settled()
    const other = await one.beside()
    ring(one, 'a')
    ring(other, 'b')
    one.report({ type: 'call-ended', callId: 'a', reason: first })
    await one.settled()
    if (what.includes('taken')) other.report({ type: 'call-connected', callId: 'b' })
    const second: EndReason = what.includes('declined') ? { kind: 'declined', by: 'us' } : missedBy
    other.report({ type: 'call-ended', callId: 'b', reason: second })
    await other.settled()
    await one.settled()
    expect([one.ids(), other.ids(), [...one.kept.keys()]]).toEqual([[wins], [wins], [wins]])
  })

  it('is two calls where they were placed', async () => {
    const one = world()
    await one.settled()
    const other = await one.beside()
    for (const [page, id] of [
      [one, 'a'],
      [other, 'b'],
    ] as const) {
      ring(page, id, 'outgoing')
      page.report({ type: 'call-ended', callId: id, reason: { kind: 'busy' } })
      await page.settled()
    }
    expect(one.ids().toSorted()).toEqual(['a', 'b'])
  })
})
