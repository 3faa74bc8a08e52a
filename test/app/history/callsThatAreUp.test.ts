import { describe, expect, it } from 'vitest'
import { world } from './pretendHistory.ts'

describe('a call that is up', () => {
  it('is written as it connects, and again as the page goes, for the page that comes after', async () => {
    const one = world()
    await one.settled()
    one.talk('c1')
    await one.settled()
    expect(one.ids()).toEqual([])
    expect(one.kept.get('c1')?.past).toMatchObject({ open: true, call: { state: { phase: 'ended' } } })
    one.move(60_000)
    one.log.flush()
    await one.settled()
    const after = await one.reload()
    expect(after.ids()).toEqual([])
    after.move(500)
    expect(after.log.getState().calls).toMatchObject([{ id: 'c1', state: { reason: { kind: 'hung-up' } } }])
    const { state } = after.log.getState().calls[0] ?? {}
    expect(state?.phase === 'ended' && state.at - (state.since ?? 0)).toBe(60_000)
    expect((await after.log.story('c1'))?.length).toBe(2)
    await after.settled()
    expect(after.kept.get('c1')?.past.open).toBeUndefined()
  })

  it('is written as it ended in the end', async () => {
    const one = world()
    await one.settled()
    one.talk('c1')
    one.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'them' } })
    await one.settled()
    expect(one.kept.get('c1')?.past).toMatchObject({ call: { state: { reason: { by: 'them' } } } })
    expect(one.kept.get('c1')?.past.open).toBeUndefined()
  })

  it.each([0, 5000])('is there once after it was taken back %i ms after the reload', async (ms) => {
    const one = world()
    await one.settled()
    one.talk('c1')
    const after = await one.reload()
    after.move(ms)
    after.talk('c2', { takenBack: true, since: 1 })
    after.move(1000)
    expect(after.ids()).toEqual([])
    after.report({ type: 'call-ended', callId: 'c2', reason: { kind: 'hung-up', by: 'us' } })
    await after.settled()
    expect(after.ids()).toEqual(['c2'])
    expect([...after.kept.keys()]).toEqual(['c2'])
  })

  it('is not in the history of another page before it has ended', async () => {
    const one = world()
    await one.settled()
    one.talk('c1')
    await one.settled()
    const other = await one.beside()
    other.move(5000)
    expect(other.ids()).toEqual([])
    one.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'them' } })
    await one.settled()
    expect(other.log.getState().calls).toMatchObject([{ id: 'c1', state: { reason: { by: 'them' } } }])
  })
})
