import { listenForPitches, singInto, type WithPhone } from './headless.ts'
import type { Person } from './phone.ts'
import { expect, test } from './test.ts'

const pitch = { alice: 500, bob: 700 }

/** Four changes, each by one of the two: sixteen orders, and every state is reached in every way. */
const orders = Array.from({ length: 16 }, (_, n) =>
  [...n.toString(2).padStart(4, '0')].map((bit) => (bit === '0' ? 'alice' : 'bob') as 'alice' | 'bob'),
)

test('whoever holds and resumes in whatever order, both pages say who holds, and sound goes where it may', async ({
  arrive,
}) => {
  // Some eighty steps, each with looks at both pages.
  test.setTimeout(600_000)
  const people = await Promise.all(
    (['alice', 'bob'] as const).map(async (user) => {
      const person = await arrive(user)
      await person.page.addInitScript(singInto, pitch[user])
      await person.page.addInitScript(listenForPitches)
      await person.trySandbox()
      return person
    }),
  )
  const [alice, bob] = people as [Person, Person]
  await alice.call('bob')
  await bob.answer('alice')
  const holds = { alice: false, bob: false }
  const otherOf = (user: 'alice' | 'bob') => (user === 'alice' ? 'bob' : 'alice')

  async function check() {
    const open = !holds.alice && !holds.bob
    await Promise.all(
      [alice, bob].flatMap((person) => {
        const other = otherOf(person.user as 'alice' | 'bob')
        return [
          expectWords(person, other, { us: holds[person.user as 'alice' | 'bob'], them: holds[other] }),
          expectToHear(person, open ? [pitch[other]] : []),
        ]
      }),
    )
  }
  async function change(user: 'alice' | 'bob') {
    const person = user === 'alice' ? alice : bob
    await (holds[user] ? person.resume(otherOf(user)) : person.hold(otherOf(user)))
    holds[user] = !holds[user]
    await test.step(`${user} ${holds[user] ? 'holds' : 'resumes'}`, check)
  }

  await test.step('at first', check)
  for (const order of orders) {
    await test.step(order.join(', '), async () => {
      for (const user of order) await change(user)
    })
    for (const user of ['alice', 'bob'] as const) if (holds[user]) await change(user)
  }
})

async function expectWords(person: Person, other: string, { us, them }: { us: boolean; them: boolean }) {
  if (!us && !them) {
    await person.expectOpen(other)
    return expect(
      person.callWith(other).getByRole('timer', { name: 'On hold for', exact: true }),
    ).toHaveCount(0)
  }
  if (us && them) return person.expectSaid(other, 'On hold on both sides', `${other} put you on hold as well`)
  if (us) return person.expectSaid(other, 'On hold', `${other} cannot hear you`)
  return person.expectSaid(other, `${other} put you on hold`, 'They cannot hear you now')
}

/** Exactly these come in, and five looks later still. */
async function expectToHear({ page }: Person, pitches: readonly number[]) {
  const lately = () =>
    page.evaluate(async () => {
      const looks: string[] = []
      for (let look = 0; look < 5; look++) {
        looks.push((globalThis as WithPhone).heardPitches().join())
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return [...new Set(looks)]
    })
  await expect.poll(lately, { intervals: [0] }).toEqual([pitches.join()])
}
