import { type Referral, type Session, SIPExtension, UserAgent, type UserAgentOptions } from 'sip.js'
import { expect, onTestFinished, test, vi } from 'vitest'

import { createListener, type Listener } from './listener.ts'
import { addressOf, ended, invite, nextCall, openPlace, openRegisteredPhone, type Place } from './place.ts'
import { askForCall, behaveLike } from './post.ts'

vi.setConfig({ testTimeout: 30_000 })

/** A phone with an ear for each of its calls, the latest last. */
async function openListeningPhone(place: Place, user: string, options: UserAgentOptions = {}) {
  const ears: Listener[] = []
  const phone = await openRegisteredPhone(place, user, {
    sessionDescriptionHandlerFactory: () => {
      const listener = createListener({})
      onTestFinished(() => listener.close())
      ears.push(listener)
      return listener
    },
    sipExtensionReplaces: SIPExtension.Supported,
    ...options,
  })
  const hears = (call: number) => {
    const ear = ears[call]
    if (!ear) throw new Error(`no call ${call}`)
    return ear.hears(ear.speak(`call ${call}`))
  }
  return { phone, hears }
}

const nextReferral = (session: Session) =>
  new Promise<Referral>((resolve) => {
    session.delegate = { ...session.delegate, onRefer: resolve }
  })

/** Asks for a transfer; what the NOTIFYs said, up to the last. */
function refer(session: Session, to: UserAgent['configuration']['uri'] | Session) {
  const told: string[] = []
  return new Promise<{ status: number; told: string[] }>((resolve, reject) => {
    let status = 0
    session
      .refer(to, {
        onNotify(notification) {
          void notification.accept()
          told.push(notification.request.body.split('\r\n')[0] ?? '')
          const state = notification.request.getHeader('subscription-state') ?? ''
          if (state.startsWith('terminated')) resolve({ status, told })
        },
        requestDelegate: {
          onAccept: ({ message }) => {
            status = message.statusCode ?? 0
          },
          onReject: ({ message }) => resolve({ status: message.statusCode ?? 0, told }),
        },
      })
      .catch(reject)
  })
}

async function aliceCalls(robot: string, like?: string) {
  const place = await openPlace()
  if (like) await behaveLike(place, like)
  const { phone, hears } = await openListeningPhone(place, 'alice')
  const { inviter, outcome } = invite(phone, robot)
  const referral = nextReferral(inviter)
  expect(await outcome).toMatchObject({ status: 200 })
  await hears(0)
  return { place, phone, hears, session: inviter, referral }
}

test('transfers asks the caller to call echo, and leaves when that worked', async () => {
  const { session, referral, hears } = await aliceCalls('transfers')
  const asked = await referral
  expect(asked.referTo.uri.toString()).toBe('sip:echo@sandbox.sip.opentact.test')
  expect(asked.referredBy).toBe('<sip:transfers@sandbox.sip.opentact.test>')
  const over = ended(session)
  await asked.accept()
  await asked.makeInviter().invite()
  await over
  await hears(1)
})

test('transfers stays with a caller who refuses', async () => {
  const { session, referral, hears } = await aliceCalls('transfers')
  await (await referral).reject()
  await hears(0)
  expect(session.state).toBe('Established')
})

async function aliceIsCalled(wish: Record<string, unknown>) {
  const place = await openPlace()
  const { phone, hears } = await openListeningPhone(place, 'alice')
  const ringing = nextCall(phone)
  await askForCall(place, { transferAfter: 50, ...wish })
  const { invitation } = await ringing
  const referral = nextReferral(invitation)
  await invitation.accept()
  await hears(0)
  return { session: invitation, referral: await referral, hears }
}

test('a robot that calls asks for any target, and stays when that fails', async () => {
  const target = 'sip:+19005550100@elsewhere.example'
  const { session, referral, hears } = await aliceIsCalled({ transferTo: target })
  expect(referral.referTo.uri.toString()).toBe(target)
  await referral.accept()
  const refused = new Promise((resolve) => {
    void referral.makeInviter().invite({ requestDelegate: { onReject: resolve } })
  })
  await refused
  await hears(0)
  expect(session.state).toBe('Established')
})

test('a name alone is a target of the sandbox', async () => {
  const { referral } = await aliceIsCalled({ transferTo: 'bob' })
  expect(referral.referTo.uri.toString()).toBe('sip:bob@sandbox.sip.opentact.test')
})

test('a robot that is transferred calls the target and tells how it goes', async () => {
  const { place, session } = await aliceCalls('echo')
  const bob = await openListeningPhone(place, 'bob')
  const ringing = nextCall(bob.phone)
  const answered = ringing.then(async ({ invitation }) => {
    expect(invitation.request.getHeader('referred-by')).toContain('sip:alice@sandbox.sip.opentact.test')
    expect(invitation.remoteIdentity.uri.user).toBe('echo')
    await invitation.accept()
  })
  expect(await refer(session, addressOf('bob'))).toEqual({
    status: 202,
    told: ['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing', 'SIP/2.0 200 OK'],
  })
  await answered
  await bob.hears(0)
  await session.bye()
})

test.each([
  ['sip:busy@sandbox.sip.opentact.test', 'SIP/2.0 486 Busy Here'],
  ['sip:mallory@sandbox.sip.opentact.test', 'SIP/2.0 404 Not Found'],
  ['sip:+19005550100@elsewhere.example', 'SIP/2.0 403 Forbidden'],
])('a transfer to %s fails as %s, and the call goes on', async (target, last) => {
  const { session, hears } = await aliceCalls('echo')
  const uri = UserAgent.makeURI(target)
  if (!uri) throw new Error(target)
  const { status, told } = await refer(session, uri)
  expect(status).toBe(202)
  expect(told.at(-1)).toBe(last)
  await hears(0)
})

test('a FreeSWITCH calls it done before anyone rings, and hangs up', async () => {
  const { session } = await aliceCalls('echo', 'freeswitch')
  const over = ended(session)
  expect(await refer(session, addressOf('nobody'))).toEqual({ status: 202, told: ['SIP/2.0 200 OK'] })
  await over
})

test('who was asked first is joined with the robot, and the first call ends', async () => {
  const { place, phone, session } = await aliceCalls('echo')
  const bob = await openListeningPhone(place, 'bob')
  const ringing = nextCall(bob.phone)
  const asking = invite(phone, 'bob')
  await (await ringing).invitation.accept()
  await asking.outcome
  const joining = nextCall(bob.phone).then(async ({ invitation }) => {
    expect(invitation.replacee).toBeDefined()
    await invitation.accept()
  })
  const over = ended(asking.inviter)
  expect(await refer(session, asking.inviter)).toMatchObject({ status: 202 })
  await joining
  await over
  await bob.hears(1)
})

test('who was talked with takes over the call with the robot', async () => {
  const { place, phone, session } = await aliceCalls('echo')
  const bob = await openListeningPhone(place, 'bob')
  const ringing = nextCall(bob.phone)
  const asking = invite(phone, 'bob')
  const { invitation } = await ringing
  const referral = nextReferral(invitation)
  await invitation.accept()
  await asking.outcome
  const over = ended(session)
  const transferred = refer(asking.inviter, session)
  const asked = await referral
  await asked.accept()
  await asked.makeInviter().invite()
  await over
  await bob.hears(1)
  expect((await transferred).told.at(-1)).toBe('SIP/2.0 200 OK')
})
