// Whatever is done with it, what a person signs in with is found in no log, no frame, no storage and not on the page.
import { createHash } from 'node:crypto'
import { passwordOf, sandboxDomain } from '../src/sandbox/accounts.ts'
import { type Eavesdropper, eavesdropOn } from './eavesdrop.ts'
import { type FixturePage, openFixture } from './fixture.ts'
import { endure, endWell, haveRobotCall, keepTalking, robot, talkTo, test } from './outages.ts'
import { expect } from './test.ts'

const password = passwordOf('alice') ?? ''
const wrong = 'canary-wrong-password'
const token = 'canary-feed-token'
const hash = (algorithm: 'md5' | 'sha256') =>
  createHash(algorithm).update(`alice:${sandboxDomain}:${password}`).digest('hex')
const ha1 = { md5: hash('md5'), sha256: hash('sha256') }

async function expectNoneOf(secrets: readonly string[], { heard }: Eavesdropper) {
  const said = await heard()
  expect(said['frames']?.filter((text) => /uthorization: Digest .*response="/.test(text))).not.toEqual([])
  for (const [where, texts] of Object.entries(said)) {
    const foreign = where === 'feedSignIns' ? secrets.filter((secret) => secret !== token) : secrets
    expect(
      foreign.filter((secret) => texts.some((text) => text.includes(secret))),
      where,
    ).toEqual([])
  }
}

test('a password is nowhere to be found, wrong or right, in calls and after a reload', async ({ arrive }) => {
  const alice = await arrive('alice')
  const ears = eavesdropOn(alice.page)
  await alice.signIn(wrong)
  await expect(alice.page.getByRole('alert')).toBeVisible()
  await ears.look()
  const secret = alice.page.getByLabel('Password', { exact: true })
  await secret.fill(password)
  await ears.look()
  await alice.button('Sign in').click()
  await expect(alice.line).toHaveText(/^Online/)

  await talkTo(alice, 'echo')
  await alice.press('echo', '47')
  await endure(alice, 'drop', keepTalking)
  await alice.hold('echo')
  await haveRobotCall(alice)
  await alice.answer(robot)
  await alice.expectTalking(robot)
  await ears.look()
  await endWell(alice, robot)
  await alice.resume('echo')
  await alice.expectOpen('echo')

  alice.page.on('dialog', (dialog) => void dialog.accept())
  await alice.page.reload()
  await ears.look()
  await secret.fill(password)
  await alice.button('Sign in').click()
  await alice.expectTalking('echo')
  await ears.look()
  await endWell(alice, 'echo')
  await alice.button('Menu').click()
  await alice.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(alice.button('Sign in')).toBeVisible()
  await ears.look()
  await expectNoneOf([password, wrong, ha1.md5, ha1.sha256], ears)
})

interface Given {
  readonly how: 'ha1' | 'function'
  readonly password: string
  readonly ha1: { readonly md5: string; readonly sha256: string }
  readonly token: string
  readonly domain: string
}

type PhonePage = FixturePage & { phone: ReturnType<FixturePage['createPhone']> }

/** Runs in the page: a phone that remembers in session storage, as the page's own does. */
async function connectWith({ how, password, ha1, token, domain }: Given) {
  const { createPhone } = globalThis as FixturePage
  const wrong = 'canary-wrong-password'
  const phone = createPhone({
    server: `ws://${location.host}/sip`,
    domain,
    user: 'alice',
    credentials:
      how === 'ha1' ? { ha1 } : async ({ reason }) => ({ password: reason === 'start' ? wrong : password }),
    feed: { url: `ws://${location.host}/events`, token },
    memory: {
      load: () => sessionStorage.getItem('phone'),
      save: (text) =>
        text === null ? sessionStorage.removeItem('phone') : sessionStorage.setItem('phone', text),
    },
  })
  Object.assign(globalThis, { phone })
  await phone.connect()
}

const flowing = () =>
  (globalThis as PhonePage).phone.store
    .getState()
    .calls.some(({ state, media }) => state.phase === 'connected' && media === 'flowing')

/** Runs in the page: what a host page would send to its makers. */
const everythingTold = async () => {
  const { phone } = globalThis as PhonePage
  return JSON.stringify([await phone.report(), phone.store.getState()])
}

test('an HA1, a password and a token are in no frame but the sign-in of the feed, no report, no storage', async ({
  arrive,
}) => {
  const { page } = await arrive('alice')
  const ears = eavesdropOn(page)
  const told: string[] = []
  const connect = async (how: Given['how']) => {
    await openFixture(page)
    await page.evaluate(connectWith, { how, password, ha1, token, domain: sandboxDomain })
  }

  await connect('ha1')
  await page.evaluate(async () => {
    const { phone } = globalThis as PhonePage
    await phone.call('echo')
  })
  await page.waitForFunction(flowing)
  await page.evaluate(async () => {
    const { phone } = globalThis as PhonePage
    const [call] = phone.store.getState().calls
    if (!call) return
    await phone.hold(call.id)
    await phone.resume(call.id)
    await phone.sendDigits(call.id, '4711')
  })
  told.push(await page.evaluate(everythingTold))
  await page.reload()
  await ears.look()

  await connect('function')
  await page.waitForFunction(flowing)
  told.push(await page.evaluate(everythingTold))
  await page.evaluate(async () => {
    const { phone } = globalThis as PhonePage
    for (const { id } of phone.store.getState().calls) await phone.hangUp(id)
    await phone.destroy()
  })
  await ears.look()

  const secrets = [password, wrong, ha1.md5, ha1.sha256, token]
  await expectNoneOf(secrets, ears)
  expect((await ears.heard())['feedSignIns']).toContainEqual(expect.stringContaining(token))
  for (const text of told) expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
})
