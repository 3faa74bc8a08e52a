import { expect, test } from 'vitest'
import { addressOf, invite, openPhone, openPlace, openRegisteredPhone, register } from './place.ts'

test('a phone registers and is told its own contact', async () => {
  const alice = await openPhone(await openPlace(), 'alice')
  const { status, contacts } = await register(alice)
  expect(status).toBe(200)
  expect(contacts).toHaveLength(1)
  expect(contacts[0]).toContain(alice.contact.uri?.user)
})

test('two phones of one user are both kept', async () => {
  const place = await openPlace()
  await openRegisteredPhone(place, 'alice')
  const second = await openPhone(place, 'alice')
  expect((await register(second)).contacts).toHaveLength(2)
})

test('a wrong password is refused twice and then for good', async () => {
  const alice = await openPhone(await openPlace(), 'alice', { authorizationPassword: 'guess' })
  expect(await register(alice)).toMatchObject({ status: 401 })
})

test('an unknown user is refused like a wrong password', async () => {
  const phone = await openPhone(await openPlace(), 'mallory')
  expect(await register(phone)).toMatchObject({ status: 401 })
})

test('nobody registers for another', async () => {
  const place = await openPlace()
  const phone = await openPhone(place, 'bob', {
    uri: addressOf('alice'),
    authorizationUsername: 'bob',
  })
  expect(await register(phone)).toMatchObject({ status: 403 })
})

test('nobody calls in the name of another', async () => {
  const place = await openPlace()
  const phone = await openPhone(place, 'bob', { uri: addressOf('alice') })
  expect(await invite(phone, 'busy').outcome).toMatchObject({ status: 403 })
})

test('a closed socket takes its contact with it', async () => {
  const place = await openPlace()
  const bob = await openRegisteredPhone(place, 'bob')
  const alice = await openPhone(place, 'alice')
  await bob.transport.disconnect()
  expect(await invite(alice, 'bob').outcome).toMatchObject({ status: 480 })
})
