// What somebody set for themselves, in calls: who hears busy, who is answered, what stands in front.

import { expectNoViolations } from './looks.ts'
import { closeSettings, doNotDisturb, endOfIt, openSettings, settingsOf } from './settings.ts'
import { levelsOf, pitchesOf, tapSpeaker } from './speakerTap.ts'
import { expect, test } from './test.ts'

const robot = '+15550100011'

test('do not disturb: callers hear busy, it is said beside the line, and one press ends it', async ({
  online,
}) => {
  const [alice, bob] = [await online('alice'), await online('bob')]
  await openSettings(alice.page)
  await doNotDisturb(alice.page).press('Space')
  await closeSettings(alice.page)
  await expect(endOfIt(alice.page)).toHaveText('Do not disturb')
  await expectNoViolations(alice.page)

  await bob.call('alice')
  await bob.expectSaid('alice', 'Busy')
  expect(alice.sentAnswer(486)).toBe(true)
  await alice.expectNoRinging()

  await endOfIt(alice.page).click()
  await expect(endOfIt(alice.page)).toHaveCount(0)
  await bob.button('Call again').click()
  await alice.expectToRing('bob')
})

test('somebody on the list is answered after beeps and a countdown, unless declined meanwhile', async ({
  arrive,
  online,
}) => {
  // The meter of this test is a script that the page itself would not load.
  const alice = await arrive('alice', { bypassCSP: true })
  await alice.page.addInitScript(tapSpeaker, { steady: false })
  await alice.trySandbox()
  const bob = await online('bob')
  await openSettings(alice.page)
  await settingsOf(alice.page).getByLabel('User or number', { exact: true }).fill('bob')
  await settingsOf(alice.page).getByRole('button', { name: 'Add', exact: true }).first().click()
  await expect(settingsOf(alice.page).getByRole('button', { name: 'Remove bob', exact: true })).toBeVisible()
  await closeSettings(alice.page)
  await bob.call('alice')
  const dialog = alice.page.getByRole('alertdialog')
  await expect(dialog).toContainText(/Answers by itself in [123] s/)
  await alice.expectTalking('bob')
  const pitches = await pitchesOf(alice.page)
  expect(pitches, 'the beep, and no ringtone').toContain(1400)
  expect(pitches.filter((pitch) => pitch > 600 && pitch < 1100)).toEqual([])
  await alice.hangUp('bob')

  await expect(bob.button('Call again')).toBeVisible()
  await bob.button('Call again').click()
  await expect(dialog).toContainText('Answers by itself')
  await alice.decline('bob')
  await expect(dialog).toHaveCount(0)
  await bob.expectSaid('alice', 'Busy')
})

test('who calls is in front of the settings', async ({ online }) => {
  const { page, ...alice } = await online('alice')
  await openSettings(page)
  await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice' } })
  await alice.expectToRing(robot)
  await expect(settingsOf(page)).toHaveCount(0)
  await alice.answer(robot)
  await alice.expectTalking(robot)
})

test('people hear themselves where calls are heard, after they have spoken and not while', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice', { bypassCSP: true })
  await page.addInitScript(tapSpeaker, { steady: false })
  await alice.trySandbox()
  await openSettings(page)
  const settings = settingsOf(page)
  const loudest = async (from: number) =>
    Math.max(0, ...(await levelsOf(page)).slice(from).map(([ours]) => ours))
  await settings.getByRole('button', { name: 'Hear yourself', exact: true }).click()
  await expect(settings.getByText('Speak now…')).toBeVisible()
  await expectNoViolations(page)
  const before = (await levelsOf(page)).length
  await expect(settings.getByText('This is how you sound')).toBeVisible()
  await expect.poll(() => loudest(before)).toBeGreaterThan(0.01)
  await expect(settings.getByText('Three seconds of your voice')).toBeVisible()
  const after = (await levelsOf(page)).length
  // What plays is not taken in again.
  await settings.getByRole('button', { name: 'Hear yourself', exact: true }).click()
  await expect(settings.getByText('Speak now…')).toBeVisible()
  expect(await loudest(after)).toBeLessThan(0.001)
})
