// An attended transfer whose frames are late, each by chance: whatever arrives first, the two others are joined.

import { expect, test, vi } from 'vitest'
import { onlinePhone, type TestPhone } from '../fakes/phones.ts'
import { createWire } from '../fakes/wire.ts'
import { type Chance, chanceOf, seed as first, share } from '../soak/measure.ts'

type Order = 'each way keeps its order' | 'any order'

const live = (of: TestPhone) => of.phone.store.getState().calls.filter(({ state }) => state.phase !== 'ended')
const callWith = (of: TestPhone, user: string) => live(of).find(({ party }) => party.user === user)
const until = (check: () => void) => vi.waitFor(check, { interval: 5, timeout: 30_000 })

/** With whom, and how it stands. */
const standing = (of: TestPhone) =>
  live(of).map(({ party: { user }, state }) =>
    state.phase === 'connected' && !state.held.us && !state.held.them ? user : `${user} ${state.phase}`,
  )

/** Most frames are quick, some are not. A socket keeps its order; what goes by datagrams on its way does not. */
function delays(order: Order, chance: Chance) {
  const lastAt = new Map<string, number>()
  return (text: string, { from, to }: { readonly from: string; readonly to: string }) => {
    if (/^CSeq:.*REGISTER/m.test(text)) return 0
    const ms = chance.often(0.3) ? 20 + chance.below(180) : 1 + chance.below(15)
    if (order === 'any order') return ms
    const now = performance.now()
    // A timer counts in whole milliseconds.
    const at = Math.ceil(Math.max(now + ms, (lastAt.get(`${from} ${to}`) ?? 0) + 1))
    lastAt.set(`${from} ${to}`, at)
    return at - now
  }
}

/** What is wrong in the end; nothing: all is well. */
async function handOver(order: Order, seed: number): Promise<string | undefined> {
  const chance = chanceOf(seed)
  const random = chance.next
  const wire = createWire({ delay: delays(order, chance) })
  const alice = await onlinePhone(wire, 'alice', { random })
  const bob = await onlinePhone(wire, 'bob', { random })
  const carol = await onlinePhone(wire, 'carol', { random })
  const connect = async (to: TestPhone, user: string) => {
    const id = await alice.phone.call(user)
    await until(() => expect(callWith(to, 'alice')?.state.phase).toBe('ringing'))
    await to.phone.answer(callWith(to, 'alice')?.id ?? '')
    // No longer: what follows may overtake the ACK.
    await until(() => expect(callWith(alice, user)?.state.phase).toBe('connected'))
    return { id, user, of: to }
  }
  const both = [await connect(bob, 'bob'), await connect(carol, 'carol')] as const
  const [asked, other] = chance.often(0.5) ? both : [both[1], both[0]]
  const askedCall = () => callWith(asked.of, 'alice')
  if (chance.often(0.3) && askedCall()?.state.phase === 'connected')
    await asked.of.phone.hold(askedCall()?.id ?? '')
  await until(() => expect(live(alice).map((call) => call.asking)).toEqual([undefined, undefined]))

  const result = alice.phone.transferTo(asked.id, other.id)
  const refused = result.then(({ outcome }) => outcome)
  const question = until(() => expect(askedCall()?.referredTo).toBeDefined()).then(() => 'asked' as const)
  question.catch(() => {})
  const news = await Promise.race([refused, question])
  if (news !== 'asked') return `${asked.user} was not asked: ${news}`
  await asked.of.phone.acceptTransfer(askedCall()?.id ?? '')
  const { outcome } = await result
  const ends = () => [standing(alice), standing(asked.of), standing(other.of)]
  await until(() => expect(ends()).toEqual([[], [other.user], [asked.user]])).catch(() => {})
  const wrong = JSON.stringify([outcome, ...ends()])
  await Promise.all([alice, bob, carol].map((of) => of.phone.destroy()))
  return wrong === JSON.stringify(['done', [], [other.user], [asked.user]]) ? undefined : wrong
}

const seeds = Array.from({ length: share(1000) }, (_, n) => first + n)

test.each<Order>(['each way keeps its order', 'any order'])(
  `${seeds.length} attended transfers with late frames, %s (from seed ${first})`,
  async (order) => {
    const wrong: Record<number, string> = {}
    const todo = [...seeds]
    const work = async () => {
      for (let seed = todo.shift(); seed !== undefined; seed = todo.shift()) {
        const found = await handOver(order, seed)
        if (found) wrong[seed] = found
      }
    }
    await Promise.all(Array.from({ length: 50 }, work))
    expect(wrong).toEqual({})
  },
  180_000,
)
