import { expectInSight, expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import type { Person } from './phone.ts'
import { expect, test } from './test.ts'

const small = { viewport: { width: 320, height: 568 } }

const group = (person: Person, name: string) =>
  person.callWith('echo').getByRole('group', { name, exact: true })
const inEcho = (person: Person, name: string) =>
  person.callWith('echo').getByRole('button', { name, exact: true })
const keyOf = (person: Person, digit: string) =>
  group(person, 'Keypad').getByRole('button', { name: digit, exact: true })

async function talkToEcho(person: Person): Promise<void> {
  await person.call('echo')
  await person.expectOpen('echo')
}

test('digits are tapped, typed and pasted, and those that wait for the call are shown', async ({
  online,
}) => {
  const permissions = ['microphone', 'clipboard-read', 'clipboard-write']
  const alice = await online('alice', { ...small, permissions, hasTouch: true })
  await talkToEcho(alice)
  await alice.hold('echo')
  await alice.expectSaid('echo', 'On hold')
  await inEcho(alice, 'Keypad').tap()
  for (const digit of '4#') await keyOf(alice, digit).tap()
  await alice.page.keyboard.press('7')
  await alice.page.keyboard.press('Backspace')
  await alice.page.evaluate(() => navigator.clipboard.writeText('08-15'))
  await alice.page.keyboard.press('ControlOrMeta+V')
  await expect(group(alice, 'Digits waiting')).toHaveText(/^4?#?70815$/)
  await expectInSight(keyOf(alice, '#'), inEcho(alice, 'Hide digits'), inEcho(alice, 'Hang up'))
  await expectNoSidewaysScroll(alice.page)
  await expectNoViolations(alice.page)

  await alice.resume('echo')
  await expect(group(alice, 'Digits sent')).toHaveText('4#70815')
  await expect(group(alice, 'Digits waiting')).toHaveCount(0)
})

test('a secret is sent and shown nowhere', async ({ online }) => {
  const alice = await online('alice')
  await talkToEcho(alice)
  await inEcho(alice, 'Keypad').click()
  await inEcho(alice, 'Hide digits').click()
  for (const digit of '2580') await keyOf(alice, digit).click()
  await expect(group(alice, 'Digits sent')).toHaveText('••••Hidden')
  await expect(alice.story().last()).toContainText('You pressed digits that are not shown')
  await expect(alice.page.getByText(/pressed \d|2580/)).toHaveCount(0)
  await expectNoViolations(alice.page)

  await alice.hangUp('echo')
  await alice.page.getByRole('button', { name: /^History/ }).click()
  await alice.page.getByRole('list', { name: 'History' }).getByRole('button', { name: /^echo/ }).click()
  await expect(alice.story().filter({ hasText: 'digits that are not shown' })).toBeVisible()

  await alice.call('echo')
  await alice.expectOpen('echo')
  await alice.press('echo', '25')
  await expect(group(alice, 'Digits sent')).toHaveText('25')
})
