import { expectInSight, expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import type { Person } from './phone.ts'
import { expectToHear } from './sound.ts'
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

test('on hold the clock of the call goes on, and a second one tells how long they wait', async ({
  online,
}) => {
  const alice = await online('alice', small)
  await talkToEcho(alice)
  await alice.hold('echo')
  const timer = (name: string) => alice.callWith('echo').getByRole('timer', { name, exact: true })
  await expect(timer('On hold for')).toHaveText(/^00:0[2-9]$/)
  await expect(timer('Duration')).toHaveText(/^00:[0-5]\d$/)
  await expectNoSidewaysScroll(alice.page)
  await expectNoViolations(alice.page)
  await alice.resume('echo')
  await expect(timer('On hold for')).toHaveCount(0)
  await expect(timer('Duration')).toBeVisible()
})

test('a call that failed is left by Escape or by Done', async ({ online }) => {
  const alice = await online('alice', small)
  await alice.call('busy')
  await alice.expectSaid('busy', 'Busy')
  const done = alice.callWith('busy').getByRole('button', { name: 'Done', exact: true })
  await expectInSight(done, alice.button('Call again'), alice.button('Edit number'))
  await expectNoViolations(alice.page)
  await done.click()
  await expect(alice.callWith('busy')).toHaveCount(0)
  await alice.call('missing')
  await alice.expectSaid('missing', 'Number not found')
  await alice.page.keyboard.press('Escape')
  await expect(alice.callWith('missing')).toHaveCount(0)
  await expect(alice.button('Call')).toBeInViewport({ ratio: 1 })
})

test('a microphone is chosen during a call, and pulling it out is told while the call goes on', async ({
  arrive,
}) => {
  const alice = await arrive('alice', small)
  await alice.page.addInitScript(pretendPlugs)
  await alice.trySandbox()
  await talkToEcho(alice)
  // What the keys of the system and of headsets are about: the real Media Session, while there is a call.
  const title = () => alice.page.evaluate(() => navigator.mediaSession.metadata?.title)
  expect(await title()).toBe('echo')
  await inEcho(alice, 'Sound').click()
  const sheet = alice.page.getByRole('dialog', { name: 'Sound', exact: true })
  // And the real WebHID.
  await expect(sheet.getByRole('button', { name: 'Connect headset', exact: true })).toBeVisible()
  const microphone = sheet.getByLabel('Microphone', { exact: true })
  const chosen = (await microphone.getByRole('option').allTextContents()).at(-1) ?? ''
  await microphone.selectOption({ label: chosen })
  await expect(microphone.locator('option:checked')).toHaveText(chosen)
  // The microphone of the test browser beeps: the meter beside the choice moves.
  await expect
    .poll(() =>
      sheet
        .locator('.meter')
        .evaluate((meter: HTMLElement) => Number(meter.style.getPropertyValue('--level'))),
    )
    .toBeGreaterThan(0.2)
  await expectNoViolations(alice.page)

  await alice.page.evaluate((label) => dispatchEvent(new CustomEvent('pull', { detail: label })), chosen)
  await expect(sheet).toContainText(`${chosen} was unplugged; now using`)
  await alice.page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await alice.expectTalking('echo')
  await expectToHear(alice.page)
  await alice.hangUp('echo')
  await expect.poll(title).toBeUndefined()
})

test('two calls are merged, hear each other, and each can be talked to alone', async ({ online }) => {
  const [alice, bob, carol] = await Promise.all([online('alice', small), online('bob'), online('carol')])
  const inCall = (who: string, name: string) => alice.callWith(who).getByRole('button', { name, exact: true })
  await alice.call('bob')
  await bob.answer('alice')
  await alice.expectTalking('bob')
  await inCall('bob', 'Add call').click()
  await alice.call('carol')
  await carol.answer('alice')
  await alice.expectOpen('carol')
  await expectInSight(inCall('carol', 'Merge'), inCall('carol', 'Hang up'), inCall('bob', 'Resume'))
  await expectNoViolations(alice.page)

  await inCall('carol', 'Merge').click()
  for (const who of ['bob', 'carol'])
    await expect(
      alice
        .callWith(who)
        .getByText(/^Joined/)
        .first(),
    ).toBeVisible()
  await bob.expectOpen('alice')
  await alice.page.keyboard.press('m')
  await Promise.all([expectToHear(bob.page), expectToHear(carol.page)])
  await expectNoSidewaysScroll(alice.page)
  await expectNoViolations(alice.page)

  // Joined and held at once, a strip has most to show.
  const strip = alice.page.locator('.other-call')
  await alice.page.getByRole('button', { name: 'Hold', exact: true }).click()
  await expect(alice.page.getByRole('button', { name: 'Resume', exact: true })).toBeVisible()
  await strip.getByRole('heading').getByRole('button').click()
  await expect(strip).toContainText(/On hold·\d/)
  await expectInSight(...['Resume', 'Split', 'Hang up'].map((name) => strip.getByRole('button', { name })))
  const cut = await strip
    .locator('.lines, .lines *')
    .evaluateAll(
      (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0).length,
    )
  expect(cut).toBe(0)
  await expectNoViolations(alice.page)
  await strip.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(strip).toContainText(/Joined·\d/)

  // Whichever became active last is in front; the other is a strip.
  await alice.page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(alice.page.getByRole('button', { name: 'Merge', exact: true })).toBeVisible()
  await expect(alice.page.getByRole('button', { name: 'Resume', exact: true })).toBeVisible()
  await expect(alice.page.getByText(/^Joined/)).toHaveCount(0)
})

/** Runs in the page before its own scripts: a device whose name comes as `pull` is there no more. */
function pretendPlugs() {
  const { mediaDevices } = navigator
  const look = mediaDevices.enumerateDevices.bind(mediaDevices)
  const pulled = new Set<string>()
  mediaDevices.enumerateDevices = async () => (await look()).filter(({ label }) => !pulled.has(label))
  addEventListener('pull', (event) => {
    pulled.add((event as CustomEvent<string>).detail)
    mediaDevices.dispatchEvent(new Event('devicechange'))
  })
}
