import type { Person } from './phone.ts'
import { expectSilence, expectSilentPackets, expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

async function talk(caller: Person, called: Person): Promise<void> {
  await caller.call(called.user)
  await called.expectToRing(caller.user)
  await caller.expectSaid(called.user, 'Ringing…')
  await called.answer(caller.user)
  await Promise.all([caller.expectTalking(called.user), called.expectTalking(caller.user)])
}

const bothHear = (one: Person, other: Person) =>
  Promise.all([expectToHear(one.page), expectToHear(other.page)])

for (const [caller, called] of [
  ['alice', 'bob'],
  ['bob', 'alice'],
] as const)
  test(`${caller} calls ${called}: it rings, is answered, both hear each other`, async ({ online }) => {
    const [one, other] = await Promise.all([online(caller), online(called)])
    await talk(one, other)
    await bothHear(one, other)

    await one.hangUp(called)
    await one.expectSaid(called, 'Call ended', 'You hung up')
    await other.expectSaid(caller, 'Call ended', `${caller} hung up`)
  })

test('the one who was called can hang up as well', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await talk(alice, bob)
  await bob.hangUp('alice')
  await alice.expectSaid('bob', 'Call ended', 'bob hung up')
  await bob.expectSaid('alice', 'Call ended', 'You hung up')
  await alice.expectInHistory('bob', 'Outgoing')
  await bob.expectInHistory('alice', 'Incoming')
})

for (const muter of ['alice', 'bob'] as const)
  test(`${muter} is not heard while muted, and goes on hearing`, async ({ online }) => {
    const [alice, bob] = await Promise.all([online('alice'), online('bob')])
    await talk(alice, bob)
    await bothHear(alice, bob)
    const [self, other] = muter === 'alice' ? [alice, bob] : [bob, alice]

    await self.mute(other.user)
    await self.expectSaid(other.user, `You are muted, ${other.user} cannot hear you`)
    await expectSilentPackets(other.page)
    await expectToHear(self.page)

    await self.unmute(other.user)
    await expectToHear(other.page)
  })

for (const holder of ['alice', 'bob'] as const)
  test(`nobody hears anything while ${holder} holds, until ${holder} resumes`, async ({ online }) => {
    const [alice, bob] = await Promise.all([online('alice'), online('bob')])
    await talk(alice, bob)
    await bothHear(alice, bob)
    const [self, other] = holder === 'alice' ? [alice, bob] : [bob, alice]

    await self.hold(other.user)
    await self.expectSaid(other.user, 'On hold', `${other.user} cannot hear you`)
    await other.expectSaid(self.user, `${self.user} put you on hold`)
    await Promise.all([expectSilence(self.page), expectSilence(other.page)])

    await self.resume(other.user)
    await expect(other.saying(self.user, `${self.user} put you on hold`)).toHaveCount(0)
    await bothHear(alice, bob)
  })

test('a caller who gives up stops the ringing, and is shown as missed', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await alice.call('bob')
  await bob.expectToRing('alice')
  await alice.hangUp('bob')

  await bob.expectNoRinging()
  await bob.expectSaid('alice', 'Missed call', 'alice stopped calling')
  await bob.expectInHistory('alice', 'Missed call')
  await alice.expectSaid('bob', 'You cancelled the call', 'It had not been answered yet')
  await alice.expectInHistory('bob', 'You cancelled the call')
  await alice.openFromHistory('bob')
  await expect(alice.story().filter({ hasText: 'You cancelled the call' })).toHaveCount(1)
})

test('a declined call ends at the caller with words for it', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await alice.call('bob')
  await bob.decline('alice')

  await bob.expectNoRinging()
  await alice.expectSaid('bob', 'Busy', 'bob cannot talk right now. Try again later.')
  await bob.expectInHistory('alice', 'Declined')
})

test('someone who is not signed in is not available', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('carol')
  await alice.expectSaid('carol', 'Not available', 'carol cannot be reached right now. Try again later.')
})
