import { expect, it } from 'vitest'
import { notKept } from '../../../src/app/history/notKept.ts'
import { world } from './pretendHistory.ts'

it('of what the platform wrote down only those calls are shown that are not kept here', () => {
  const at = 1_700_000_000_000
  const found = (id: string, user: string, startedAt: number) => ({
    id,
    direction: 'incoming' as const,
    party: { user, address: `sip:${user}@acme.example` },
    startedAt,
  })
  const w = world()
  w.call({ kind: 'no-answer' })
  const [kept] = w.log.getState().calls
  if (!kept) throw new Error('Nothing is kept.')
  const mine = { ...kept, createdAt: at }
  const others = [
    found('same', 'BOB', at + 4000),
    found('later', 'bob', at + 60_000),
    found('carol', 'carol', at),
  ]
  expect(notKept(others, [mine]).map(({ id }) => id)).toEqual(['later', 'carol'])
})
