// A whole day at the phone with a keyboard alone: no click, no focus by script, nothing filled in.
import type { Page } from '@playwright/test'
import { expectFocus, expectLargeTargets, focused, hearAnnouncements, tabTo } from './keyboard.ts'
import { expect, test } from './test.ts'

const robot = '+15550100011'

const beCalled = (page: Page, from: string) =>
  page.request.post('/sandbox/call', { data: { from, to: 'alice' } })

/** Enter and letters do nothing in the first half second of what has just come. */
const settled = (page: Page) => expect(page.locator('[data-guard]')).toHaveCount(0)

for (const [size, viewport] of [
  ['a big screen', { width: 1280, height: 800 }],
  ['the smallest', { width: 320, height: 568 }],
] as const)
  test(`sign in, call, hold, digits, transfer, history, answer and decline, menu and settings on ${size}`, async ({
    arrive,
  }) => {
    const alice = await arrive('alice', { viewport })
    const { page, callWith, ringing, line } = alice
    const { keyboard } = page
    const heard = await hearAnnouncements(page)
    const wide = viewport.width > 760

    await page.goto('/?user=alice')
    await tabTo(page, 'Try the sandbox')
    await expectLargeTargets(page)
    await keyboard.press('Enter')
    await expect(line).toHaveText(/^Online/)
    await expectFocus(page, wide ? 'Name or number' : undefined)
    await expectLargeTargets(page)

    await test.step('dials', async () => {
      if (!wide) await tabTo(page, 'Name or number')
      await keyboard.type('echo')
      await keyboard.press('Enter')
      await alice.expectTalking('echo')
      await expectFocus(page, 'Mute')
      await expect(callWith('echo')).toMatchAriaSnapshot(`
        - region /Call with echo/:
          - heading /[Ee]cho/ [level=2]
          - paragraph:
            - timer "Duration"
          - button "Mute"
          - button "Hold"
          - button "Keypad"
          - button "Transfer"
          - button "Hang up"
      `)
      await expectLargeTargets(page)
    })

    await test.step('holds, mutes, and back', async () => {
      await keyboard.press('h')
      await expect(callWith('echo').getByRole('button', { name: 'Resume', exact: true })).toBeVisible()
      await expectFocus(page)
      await keyboard.press('h')
      await alice.expectOpen('echo')
      await tabTo(page, 'Hold')
      await keyboard.press('Space')
      await expectFocus(page, 'Resume')
      await keyboard.press('Enter')
      await alice.expectOpen('echo')
      await keyboard.press('m')
      await expect(callWith('echo').getByRole('button', { name: 'Unmute', exact: true })).toBeVisible()
      await keyboard.press('m')
      await expect(callWith('echo').getByRole('button', { name: 'Mute', exact: true })).toBeVisible()
      await expectFocus(page)
    })

    await test.step('sends digits', async () => {
      // With no keypad open, digits are digits as well.
      await keyboard.press('1')
      await keyboard.press('k')
      const keypad = callWith('echo').getByRole('group', { name: 'Keypad', exact: true })
      await expect(keypad).toBeVisible()
      await expectFocus(page)
      await expectLargeTargets(page)
      await keyboard.press('2')
      await keyboard.press('#')
      const sent = callWith('echo').getByRole('group', { name: 'Digits sent', exact: true })
      await expect(sent).toHaveText('12#')
      await tabTo(page, '1')
      await keyboard.press('ArrowRight')
      await keyboard.press('ArrowDown')
      await expectFocus(page, '5')
      await keyboard.press('Enter')
      await expect(sent).toHaveText('12#5')
      await keyboard.press('Escape')
      await expect(keypad).toBeHidden()
      await expectFocus(page, 'Keypad')
    })

    await test.step('transfers', async () => {
      await keyboard.press('t')
      await expectFocus(page, 'Transfer to')
      await expectLargeTargets(page)
      await keyboard.press('Escape')
      await expectFocus(page, 'Transfer')
      await keyboard.press('Enter')
      await expectFocus(page, 'Transfer to')
      await keyboard.type('+15550100022')
      await tabTo(page, 'Call first')
      await keyboard.press('Enter')
      await alice.expectTalking('+15550100022')
      await expectFocus(page)
      await expectLargeTargets(page)
      await tabTo(page, /^Hand over to/)
      await keyboard.press('Enter')
      await expect.poll(heard).toContainEqual(expect.stringMatching(/^politely: echo: Handed over/))
      await expectFocus(page)
      await settled(page)
      await keyboard.press('Escape')
      await expectFocus(page)
    })

    await test.step('hangs up', async () => {
      await tabTo(page, 'Name or number')
      await keyboard.press('ControlOrMeta+a')
      await keyboard.type('echo')
      await keyboard.press('Enter')
      await alice.expectTalking('echo')
      await keyboard.press('Shift+Backspace')
      await alice.expectSaid('echo', 'Call ended')
      await expectFocus(page)
      await expectLargeTargets(page)
      await expect.poll(heard).toContainEqual(expect.stringMatching(/^politely: Call with echo ended after/))
      await settled(page)
      await keyboard.press('Escape')
      await expectFocus(page)
    })

    await test.step('calls back from the history', async () => {
      await tabTo(page, /^History/)
      await keyboard.press('Enter')
      await expect(page.getByRole('list', { name: 'History', exact: true })).toBeVisible()
      await expectFocus(page)
      await expectLargeTargets(page)
      await tabTo(page, /^Call \+15550100022/)
      await keyboard.press('Enter')
      await alice.expectTalking('+15550100022')
      await expectFocus(page)
      await keyboard.press('Shift+Backspace')
      await alice.expectSaid('+15550100022', 'Call ended')
      await settled(page)
      await tabTo(page, 'Done')
      await keyboard.press('Enter')
      await expectFocus(page)
    })

    await test.step('answers who calls', async () => {
      await beCalled(page, robot)
      await expect(ringing(robot)).toBeVisible()
      await expect
        .poll(heard)
        .toContainEqual('at once: Incoming call from + 1, 5 5 5, 0 1 0, 0 0 1 1. Enter answers, D declines')
      await settled(page)
      await expectFocus(page, 'Answer')
      await expect(ringing(robot)).toHaveAccessibleDescription('Enter answers, D declines')
      await expectLargeTargets(page)
      await keyboard.press('Enter')
      await alice.expectTalking(robot)
      await expectFocus(page)
    })

    await test.step('declines who calls meanwhile', async () => {
      await beCalled(page, '+15550100033')
      await expect(ringing('+15550100033')).toBeVisible()
      await settled(page)
      await expectFocus(page)
      await expectLargeTargets(page)
      await keyboard.press('d')
      await expect(ringing('+15550100033')).toBeHidden()
      await alice.expectTalking(robot)
      await expectFocus(page)
      await keyboard.press('Shift+Backspace')
      await alice.expectSaid(robot, 'Call ended')
      await settled(page)
      await keyboard.press('Escape')
      await expectFocus(page)
    })

    await test.step('opens and closes the menu, the keys, the sound and the settings', async () => {
      await tabTo(page, 'Menu', 'Shift+Tab')
      await keyboard.press('Enter')
      await expectFocus(page, 'Sound')
      await expectLargeTargets(page)
      await keyboard.press('Escape')
      await expectFocus(page, 'Menu')
      await keyboard.press('?')
      await expectFocus(page, 'Close')
      for (const key of ['Tab', 'Tab', 'Shift+Tab']) {
        await keyboard.press(key)
        await expectFocus(page, 'Close')
      }
      await expectLargeTargets(page)
      await keyboard.press('Escape')
      await expectFocus(page, 'Menu')
      await keyboard.press('Space')
      for (let row = 0; row < 6 && (await focused(page)).name !== 'Settings'; row++)
        await keyboard.press('ArrowDown')
      await expectFocus(page, 'Settings')
      await keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Settings', exact: true })
      await expect(dialog.getByRole('combobox', { name: /^Country/ })).toBeVisible()
      await expectFocus(page)
      await expectLargeTargets(page)
      for (let stop = 0; stop < 25; stop++) {
        await keyboard.press('Tab')
        if ((await focused(page)).tag !== 'body') await expectFocus(page)
      }
      await keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await expectFocus(page, 'Menu')
    })

    await test.step('types a number with no field focused', async () => {
      await keyboard.type('+49302')
      await expectFocus(page, 'Name or number')
      await expect(alice.field).toHaveValue('+49 30 2')
    })
  })
