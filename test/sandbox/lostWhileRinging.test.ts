import { expect, test } from 'vitest'
import { header } from '../../src/sandbox/message.ts'
import { openPlace } from './place.ts'
import { answer, make, openWire, registerWire, sendAs } from './wire.ts'

const contactOf = (user: string) => `<sip:${user}@${user}-1.invalid;transport=ws>`
const registerAgain = { headers: { Contact: contactOf('bob') } }

/** alice calls, it rings at bob. */
async function ring(grace: number) {
  const place = await openPlace({ grace })
  const [alice, bob] = await Promise.all([openWire(place), openWire(place)])
  await registerWire(bob, 'bob', registerAgain)
  const made = make('INVITE', { headers: { Contact: contactOf('alice') } })
  const invite = await sendAs(alice, 'alice', made)
  const ringing = await bob.request('INVITE')
  bob.send(answer(ringing, 180))
  await alice.response(invite, ({ status }) => status === 180)
  return { place, alice, bob, invite, ringing }
}

test('a phone that went away while it rang and stays away is not available', async () => {
  const { alice, bob, invite } = await ring(100)
  await bob.close()
  expect(await alice.response(invite)).toMatchObject({ status: 480 })
})

test('a phone that comes back while it rings can answer', async () => {
  const { place, alice, bob, invite, ringing } = await ring(300)
  await bob.close()
  const again = await openWire(place)
  await registerWire(again, 'bob', registerAgain)
  again.send(answer(ringing, 200))
  expect(await alice.response(invite)).toMatchObject({ status: 200 })
})

test('who is called rings no longer for a caller who went away', async () => {
  const { alice, bob } = await ring(100)
  await alice.close()
  const cancel = await bob.request('CANCEL')
  expect(header(cancel, 'reason')).toBe('SIP;cause=487;text="ORIGINATOR_CANCEL"')
})

test('a caller who comes back hears the answer', async () => {
  const { place, alice, bob, invite, ringing } = await ring(100)
  await alice.close()
  const again = await openWire(place)
  await registerWire(again, 'alice', { headers: { Contact: contactOf('alice') } })
  bob.send(answer(ringing, 200))
  expect(await again.response(invite)).toMatchObject({ status: 200 })
})
