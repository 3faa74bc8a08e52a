import { expectInSight, expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { naming, type Person } from './phone.ts'
import { expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

const robot = '+15550100011'

const inCall = (person: Person, who: string, name: string) =>
  person.callWith(who).getByRole('button', { name, exact: true })
const asked = (person: Person, by: string, to: string) =>
  person.page.getByRole('alertdialog', { name: naming`${by} asks you to call ${to} instead` })
const answerAsked = (person: Person, by: string, to: string, name: string) =>
  asked(person, by, to).getByRole('button', { name, exact: true }).click()
const bothHear = (one: Person, other: Person) =>
  Promise.all([expectToHear(one.page), expectToHear(other.page)])

async function talk(caller: Person, called: Person): Promise<void> {
  await caller.call(called.user)
  await called.answer(caller.user)
  await Promise.all([caller.expectOpen(called.user), called.expectOpen(caller.user)])
}

async function transferTo(person: Person, who: string, target: string, way: string): Promise<void> {
  await inCall(person, who, 'Transfer').click()
  await person.page.getByLabel('Transfer to', { exact: true }).fill(target)
  await inCall(person, who, way).click()
}

test('a call is handed over blind: the two others hear each other, and ours is over', async ({ online }) => {
  const [alice, bob, carol] = await Promise.all([online('alice'), online('bob'), online('carol')])
  await talk(alice, bob)
  await transferTo(alice, 'bob', 'carol', 'Transfer now')
  await alice.expectSaid('bob', 'Handing over to carol…', 'bob was asked to call carol')
  await expect(asked(bob, 'alice', 'carol')).toContainText('carol@sandbox.sip.opentact.test')
  expect(bob.sent('INVITE')).toHaveLength(0)

  await answerAsked(bob, 'alice', 'carol', 'Call carol')
  await carol.expectToRing('bob')
  await alice.expectSaid('bob', 'carol is being rung')
  await carol.answer('bob')
  await alice.expectSaid('bob', 'Handed over', 'They are with carol now')
  await alice.expectInHistory('bob', 'Outgoing')
  await bothHear(bob, carol)
})

test('a call is handed over after asking: no one rings twice', async ({ online }) => {
  const [alice, bob, carol] = await Promise.all([online('alice'), online('bob'), online('carol')])
  await talk(alice, bob)
  await transferTo(alice, 'bob', 'carol', 'Call first')
  await carol.expectToRing('alice')
  await expect(inCall(alice, 'carol', 'Hand over to carol')).toBeDisabled()
  await alice.expectSaid('bob', 'On hold')
  await carol.answer('alice')
  await bothHear(alice, carol)

  await inCall(alice, 'carol', 'Hand over to carol').click()
  await answerAsked(bob, 'alice', 'carol', 'Call carol')
  await bob.expectTalking('carol')
  await carol.expectTalking('bob')
  await bothHear(bob, carol)
  await alice.expectSaid('bob', 'Handed over', 'They are with carol now')
  await carol.expectNoRinging()
})

test('two calls that are up are joined from the list', async ({ online }) => {
  const [alice, bob, carol] = await Promise.all([online('alice'), online('bob'), online('carol')])
  await talk(alice, bob)
  await inCall(alice, 'bob', 'Add call').click()
  await talk(alice, carol)
  await alice.page.keyboard.press('t')
  await alice
    .callWith('carol')
    .getByRole('button', { name: naming`Join ${'carol'} and ${'bob'}` })
    .click()
  await answerAsked(carol, 'alice', 'bob', 'Call bob')
  await bothHear(bob, carol)
  await expect(alice.callWith('carol').getByRole('timer')).toHaveCount(0)
})

test('who refuses gives the call back, and it can be heard again', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await talk(alice, bob)
  await transferTo(alice, 'bob', 'busy', 'Transfer now')
  await answerAsked(bob, 'alice', 'busy', 'Call busy')
  await alice.expectSaid('bob', 'busy is busy. You have bob back.')
  await expect(alice.story().filter({ hasText: 'could not be handed over to busy' })).toContainText('486')
  await Promise.all([alice.expectOpen('bob'), bob.expectOpen('alice')])
  await bothHear(alice, bob)
})

test('a transfer that nobody takes up is taken back', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await talk(alice, bob)
  await transferTo(alice, 'bob', 'nobody', 'Transfer now')
  await expect(asked(bob, 'alice', 'nobody')).toBeVisible()
  await inCall(alice, 'bob', 'Take back').click()
  await alice.expectSaid('bob', 'Nobody said that nobody took over. You still have bob.')
  await alice.expectTalking('bob')
  await bothHear(alice, bob)
})

test('who is asked to call somebody else and stays has dialled nothing', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await talk(alice, bob)
  await transferTo(alice, 'bob', 'carol', 'Transfer now')
  await answerAsked(bob, 'alice', 'carol', 'Stay')
  await alice.expectSaid('bob', 'carol declined. You have bob back.')
  await bothHear(alice, bob)
  expect(bob.sent('INVITE').filter((text) => text.includes('carol'))).toHaveLength(0)
})

test('being asked to call somebody else outlives the call', async ({ online }) => {
  const [alice, bob, carol] = await Promise.all([online('alice'), online('bob'), online('carol')])
  await talk(alice, bob)
  await transferTo(alice, 'bob', 'carol', 'Transfer now')
  await expect(asked(bob, 'alice', 'carol')).toBeVisible()
  await alice.hangUp('bob')
  await expect(bob.saying('alice', 'Call ended').or(bob.saying('alice', 'Handed over'))).toBeVisible()
  await answerAsked(bob, 'alice', 'carol', 'Call carol')
  await carol.answer('bob')
  await bothHear(bob, carol)
})

test('a ringing call is sent to somebody else', async ({ online }) => {
  const alice = await online('alice')
  await alice.page.request.post('/sandbox/call', { data: { from: robot, to: 'alice' } })
  const ringing = alice.ringing(robot)
  await ringing.getByRole('button', { name: 'More', exact: true }).click()
  await ringing.getByRole('menuitem', { name: 'Send to…', exact: true }).click()
  await alice.page.keyboard.type('dave')
  await expect(ringing.getByLabel('Send to', { exact: true })).toHaveValue('dave')
  await ringing.getByRole('button', { name: 'Send', exact: true }).click()
  await alice.expectSaid(robot, 'Sent on', 'They were sent to dave')
  expect(alice.sentAnswer(302)).toBe(true)
  expect(alice.sentAnswer(200)).toBe(false)
})

test('no header of a caller answers a call', async ({ online }) => {
  const alice = await online('alice')
  const headers = {
    'Call-Info': '<sip:sandbox.sip.opentact.test>;answer-after=0',
    'Alert-Info': '<http://127.0.0.1>;info=alert-autoanswer;delay=0',
    'Answer-Mode': 'Auto',
  }
  const data = { from: robot, to: 'alice', headers, cancelAfter: 3000 }
  await alice.page.request.post('/sandbox/call', { data })
  await alice.expectToRing(robot)
  await alice.expectSaid(robot, 'Missed call')
  expect(alice.received().filter((line) => line.startsWith('CANCEL '))).toHaveLength(1)
  await alice.expectInHistory(robot, 'Missed call')
})

test('a stranger who sends us to a premium number has us dial nothing', async ({ online }) => {
  const alice = await online('alice')
  const transferTo = '+19005550199'
  await alice.page.request.post('/sandbox/call', { data: { from: robot, to: 'alice', transferTo } })
  await alice.answer(robot)
  const question = asked(alice, robot, transferTo)
  await expect(question).toContainText(`${transferTo}@sandbox.sip.opentact.test`)
  await expect(alice.story().filter({ hasText: `asks you to call ${transferTo} instead` })).toBeVisible()
  expect(alice.sent('INVITE')).toHaveLength(0)

  await question.getByRole('button', { name: 'Stay', exact: true }).click()
  await expect(question).toHaveCount(0)
  await expect(alice.story().filter({ hasText: 'You declined' })).toBeVisible()
  expect(alice.sent('INVITE')).toHaveLength(0)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`handing over breaks no rule of accessibility and fits the smallest telephone, in ${colorScheme} colours`, async ({
    online,
  }) => {
    const small = { colorScheme, viewport: { width: 320, height: 568 } }
    const [alice, bob] = await Promise.all([online('alice', small), online('bob', small)])
    const check = async (page: Person['page']) => {
      await expectNoViolations(page)
      await expectNoSidewaysScroll(page)
    }
    await talk(alice, bob)
    await inCall(alice, 'bob', 'Transfer').press('Enter')
    const field = alice.page.getByLabel('Transfer to', { exact: true })
    await expect(field).toBeFocused()
    await expectInSight(
      field,
      ...['Transfer now', 'Call first', 'Hang up'].map((n) => inCall(alice, 'bob', n)),
    )
    await check(alice.page)
    await alice.page.keyboard.press('Escape')
    await expect(inCall(alice, 'bob', 'Transfer')).toBeFocused()

    await transferTo(alice, 'bob', 'nobody', 'Transfer now')
    const question = asked(bob, 'alice', 'nobody')
    await expect(question.getByRole('button', { name: 'Stay', exact: true })).toBeFocused()
    await expectInSight(question, inCall(bob, 'alice', 'Hang up'))
    await check(bob.page)
    await expectInSight(inCall(alice, 'bob', 'Take back'), inCall(alice, 'bob', 'Hang up'))
    await check(alice.page)

    await bob.page.keyboard.press('Enter')
    await alice.expectSaid('bob', 'nobody declined. You have bob back.')
    await alice.expectOpen('bob')
    await transferTo(alice, 'bob', 'echo', 'Call first')
    await alice.expectTalking('echo')
    await expectInSight(inCall(alice, 'echo', 'Hand over to echo'), inCall(alice, 'echo', 'Hang up'))
    await check(alice.page)
  })
