import { expectToHear, recordSound } from './sound.ts'
import { expect, test } from './test.ts'

/** How long after a hold sound from before may still come out, ms. */
const stillOnTheWay = 500

const refusals = [
  { robot: 'busy', said: 'Busy', hint: 'busy cannot talk right now. Try again later.', status: 486 },
  { robot: 'declines', said: 'Declined', hint: 'declines declined. Try again later.', status: 603 },
  {
    robot: 'away',
    said: 'Not available',
    hint: 'away cannot be reached right now. Try again later.',
    status: 480,
  },
  { robot: 'missing', said: 'Number not found', hint: 'Check it, or add the country code.', status: 404 },
  { robot: 'nosuchname', said: 'Number not found', hint: 'Check it, or add the country code.', status: 404 },
]

for (const { robot, said, hint, status } of refusals)
  test(`a call to ${robot} ends with "${said}"`, async ({ online }) => {
    const alice = await online('alice')
    await alice.call(robot)
    await alice.expectSaid(robot, said, hint)
    await alice.expectInHistory(robot, said)
    expect(alice.received().some((line) => line.startsWith(`SIP/2.0 ${status} `))).toBe(true)
  })

test('nobody rings until the caller gives up', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('nobody')
  await alice.expectSaid('nobody', 'Ringing…')
  await alice.hangUp('nobody')
  await alice.expectSaid('nobody', 'You cancelled the call', 'It had not been answered yet')
  expect(alice.sent('CANCEL')).toHaveLength(1)
})

test('what a line plays before it answers is heard', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('early')
  await alice.expectSaid('early', 'Ringing, with sound')
  await expectToHear(alice.page)
  await alice.expectSaid('early', 'Ringing, with sound')

  await alice.expectTalking('early')
  await expectToHear(alice.page)
})

test('being put on hold shows and silences the line, until the other comes back', async ({ online }) => {
  const alice = await online('alice')
  const shown = alice.saying('holds', 'holds put you on hold').waitFor()
  await alice.call('holds')
  await alice.expectTalking('holds')
  const recorded = await recordSound(alice.page)
  await shown
  const back = alice.story().filter({ hasText: 'holds is back' })
  await expect(back).toBeVisible()
  await expect(alice.saying('holds', 'holds put you on hold')).toHaveCount(0)
  await expectToHear(alice.page)

  const from = await alice.toldAt('holds put you on hold')
  const to = await alice.toldAt('holds is back')
  const sound = await recorded()
  const between = sound.filter(({ at }) => at > from + stillOnTheWay && at < to).map(({ heard }) => heard)
  expect(between.length).toBeGreaterThan(1)
  expect(Math.max(...between) - Math.min(...between)).toBeLessThan(0.0001)
})
