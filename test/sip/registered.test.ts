// The registration when asking and answering cross: credentials that come too late, a server in trouble, a goodbye.

import { expect, test } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { makePhone, onlinePhone, type TestPhone } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo } from '../fakes/wire.ts'

const line = (of: TestPhone) => of.phone.store.getState().line.phase
/** What must not happen has had its time. */
const tick = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms))

test('destroyed while the credentials are awaited: no socket is opened, nothing registered', async () => {
  const wire = createWire()
  let give = (_: { password: string }) => {}
  const alice = makePhone(wire, 'alice', {
    options: {
      credentials: () =>
        new Promise((resolve) => {
          give = resolve
        }),
    },
  })
  const up = alice.phone.connect().catch(() => {})
  await tick()
  await alice.phone.destroy()
  await up
  give({ password: 'x' })
  await tick(50)
  expect(wire.opened).toEqual([])
  expect(wire.requests('REGISTER')).toEqual([])
})

test('a server in trouble that refuses a refresh is no lost connection', async () => {
  let refuse = false
  const { clock, pass } = movableClock()
  const wire = createWire({
    registrar: (t) => (refuse ? replyTo(t, '503 Service Unavailable', ['Retry-After: 30']) : undefined),
  })
  const alice = await onlinePhone(wire, 'alice', { clock })
  refuse = true
  await pass(365_000)
  expect(wire.opened.length).toBe(1)
  expect(line(alice)).toBe('online')
})

test('a refresh and a goodbye at once have numbers of their own', async () => {
  let hold = false
  const held: string[] = []
  const { clock, pass } = movableClock()
  const wire = createWire({
    registrar: (t) => {
      if (hold) {
        held.push(t)
        return ''
      }
      return undefined
    },
  })
  const alice = await onlinePhone(wire, 'alice', { clock })
  hold = true
  await pass(361_000)
  expect(held.length).toBe(1)
  void alice.phone.disconnect()
  await tick()
  expect(held).toHaveLength(2)
  expect(new Set(held.map((text) => headerOf(text, 'CSeq'))).size).toBe(2)
})
