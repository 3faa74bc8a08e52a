// Each screen and state of the page, as a picture. It fails where one cannot be reached; how they look is for people.
import type { Page, TestInfo } from '@playwright/test'
import type { Person } from '../phone.ts'
import { expect, test } from '../test.ts'

const robot = '+15550100011'

/** Into `pictures/<width>-<colours>/`, once nothing moves. */
async function take(page: Page, info: TestInfo, name: string) {
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `pictures/${info.project.name}/${name}.png`, animations: 'disabled' })
}

async function ring(person: Person, from = robot) {
  await person.page.request.post('/sandbox/call', { data: { from, to: person.user } })
  await person.expectToRing(from)
}

const inCall = (person: Person, who: string, name: string) =>
  person.callWith(who).getByRole('button', { name, exact: true })

test('sign in', async ({ arrive }, info) => {
  const alice = await arrive('alice')
  await alice.page.goto('/')
  await expect(alice.button('Sign in')).toBeVisible()
  await take(alice.page, info, '01 sign in')
  await alice.signIn('wrong')
  await expect(alice.page.getByRole('alert').first()).toBeVisible()
  await take(alice.page, info, '02 sign in refused')
})

test('at rest', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await take(page, info, '03 at rest')
  await alice.field.fill('bo')
  await expect(page.getByRole('list', { name: 'Suggestions', exact: true })).toBeVisible()
  await take(page, info, '04 typing a name')
  await alice.field.fill('')
  await alice.button('Menu').click()
  await take(page, info, '05 menu')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await take(page, info, '06 keys')
})

test('settings', async ({ online }, info) => {
  const alice = await online('alice')
  await alice.button('Menu').click()
  await alice.page.getByRole('menuitem', { name: 'Settings' }).click()
  await expect(alice.page.getByRole('dialog')).toBeVisible()
  await take(alice.page, info, '07 settings')
  const forget = alice.button('Forget everything on this device')
  await forget.click()
  await alice.page.getByRole('heading', { name: 'Privacy', exact: true }).scrollIntoViewIfNeeded()
  await take(alice.page, info, '07b settings, the end')
})

test('people and the account', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await alice.button('People').click()
  await expect(page.getByRole('list', { name: 'People', exact: true })).toBeVisible()
  await take(page, info, '20 people')
  await alice.button('Add a contact').click()
  await take(page, info, '21 a new contact')
  await alice.button('Cancel').click()
  await alice.button('Account').click()
  await take(page, info, '22 account')
})

test('a call that comes', async ({ online }, info) => {
  const alice = await online('alice')
  await ring(alice)
  await take(alice.page, info, '08 incoming')
  await alice.answer(robot)
  await alice.expectTalking(robot)
  await ring(alice, '+15550100012')
  await take(alice.page, info, '09 a second caller')
  await alice.decline('+15550100012')
})

test('a call', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await alice.call('nobody')
  await alice.expectSaid('nobody', 'Ringing')
  await take(page, info, '10 ringing out')
  await alice.hangUp('nobody')
  await alice.call('echo')
  await alice.expectOpen('echo')
  await expect(inCall(alice, 'echo', 'Hold')).toBeEnabled()
  await take(page, info, '11 in a call')
  const story = inCall(alice, 'echo', 'Timeline')
  if (await story.isVisible()) {
    await story.click()
    await take(page, info, '11b timeline')
    await story.click()
  }
  await alice.press('echo', '147')
  await take(page, info, '12 keypad')
  await page.keyboard.press('Escape')
  await inCall(alice, 'echo', 'Transfer').click()
  await take(page, info, '13 transfer')
  await page.keyboard.press('Escape')
  await alice.mute('echo')
  await alice.hold('echo')
  await alice.expectSaid('echo', 'On hold')
  await take(page, info, '14 on hold and muted')
  await inCall(alice, 'echo', 'Add call').click()
  await alice.call('early')
  await expect(alice.callWith('early')).toBeVisible()
  await take(page, info, '15 two calls')
})

test('after calls', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  for (const [who, sentence] of [
    ['busy', 'Busy'],
    ['missing', 'Number not found'],
  ] as const) {
    await alice.call(who)
    await alice.expectSaid(who, sentence)
  }
  await take(page, info, '16 a call that failed')
  await alice.expectInHistory('missing', 'Number not found')
  await take(page, info, '17 history')
  await alice.openFromHistory('busy')
  await take(page, info, '18 a past call')
})

test('without the server', async ({ online }, info) => {
  const alice = await online('alice')
  await alice.call('echo')
  await alice.expectOpen('echo')
  await alice.page.request.post('/sandbox/faults', { data: { sip: 'refuse' } })
  try {
    await expect(alice.line).not.toHaveText(/^Online/)
    await take(alice.page, info, '19 reconnecting in a call')
    await alice.hangUp('echo')
  } finally {
    await alice.page.request.delete('/sandbox/faults')
  }
})
