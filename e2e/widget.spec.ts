// <opentact-call> in somebody's page, by the script tag as it is published. Of <opentact-phone>: examples.spec.ts.
import type { PhoneElement } from '../src/widget/elements.ts'
import { alice, callEcho, expect, script, test } from './embed.ts'
import { expectToHear } from './sound.ts'

test('<opentact-call> calls one place, without registering, and hangs up', async ({ visit }) => {
  const { page, phone, button } = await visit(`<p>Ask ${callEcho} now.</p>`)
  const sent: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => sent.push(payload.toString().split(' ')[0] ?? '')),
  )
  await button('Call us').click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expect(page.getByRole('timer', { name: 'Duration' })).toBeVisible()
  await expectToHear(page)
  await button('Mute').click()
  await expect(button('Unmute')).toBeVisible()
  await button('Keypad').click()
  await page.getByRole('group', { name: 'Keypad' }).getByRole('button', { name: '5', exact: true }).click()
  await button('Hang up').click()
  await expect(button('Call again')).toBeVisible()
  expect(sent).toContain('INVITE')
  expect(sent).toContain('BYE')
  expect(sent).not.toContain('REGISTER')
})

for (const [where, style] of [
  ['at the right edge', 'text-align: right'],
  ['in a bar at the bottom', 'position: fixed; inset: auto 0 0'],
  ['in a right-to-left page', 'direction: rtl'],
])
  test(`the keypad of <opentact-call> is whole in sight ${where} of a narrow window`, async ({ visit }) => {
    const { page, phone, button } = await visit(`<p style="${style}">Ask ${callEcho} now.</p>`)
    await page.setViewportSize({ width: 360, height: 640 })
    await button('Call us').click()
    await expect(phone).toHaveAttribute('data-phase', 'connected')
    await button('Keypad').click()
    const keypad = page.getByRole('group', { name: 'Keypad' })
    for (const key of ['1', '3', '*', '#'])
      await expect(keypad.getByRole('button', { name: key, exact: true })).toBeInViewport({ ratio: 1 })
    // It lies on nothing of the call.
    await button('Hang up').click()
    await expect(button('Call again')).toBeVisible()
  })

test('a site’s own accent is that of the button under the pointer too', async ({ visit }) => {
  const { button } = await visit(
    `<style>opentact-call { --phone-accent: #7b1fa2 }</style><p>Ask ${callEcho} now.</p>`,
  )
  await button('Call us').click()
  await button('Hang up').click()
  const again = button('Call again')
  await again.hover()
  // 85 % of it.
  await expect(again).toHaveCSS('background-color', /^color\(srgb 0\.41\d* 0\.10\d* 0\.54\d*\)$/)
})

test('what was set before the script came counts, also beside what can only be read', async ({ visit }) => {
  const early = `<script>
    const early = document.createElement('opentact-phone')
    Object.assign(early, { phone: 'mine', user: 'alice', credentialsUrl: '/credentials' })
    document.addEventListener('DOMContentLoaded', () => document.body.append(early))
  </script>${script}`
  const { phone, errors } = await visit('', { head: early })
  await expect(phone).toHaveAttribute('data-line', 'online')
  expect(await phone.evaluate((element: PhoneElement) => typeof element.phone)).toBe('object')
  expect(errors).toEqual([])
})

test('a button that was asked too early says nothing of it where it is put later', async ({ visit }) => {
  const { page, button } = await visit('')
  const asked = await page.evaluate(async () => {
    await customElements.whenDefined('opentact-call')
    const element = document.createElement('opentact-call')
    const what = await element.call('echo').then(String, () => 'rejected')
    document.body.append(element)
    return what
  })
  expect(asked).toBe('rejected')
  await expect(button('Call us')).toBeVisible()
  await expect(page.getByText('could not be loaded')).toHaveCount(0)
})

test('a display-name that is taken away is shown to nobody any more', async ({ visit }) => {
  const { page, phone } = await visit(alice.replace(' user', ' display-name="Ann Other" user'))
  const invites: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => /^INVITE/.test(String(payload)) && invites.push(String(payload))),
  )
  const call = () => phone.evaluate((element: PhoneElement) => element.call('nobody'))
  await page.reload()
  await expect(phone).toHaveAttribute('data-line', 'online')
  await call()
  await expect.poll(() => invites.length).toBeGreaterThan(0)
  expect(invites.at(-1)).toMatch(/^From: "Ann Other" </m)
  await phone.evaluate(async (element: PhoneElement) => {
    element.removeAttribute('display-name')
    await element.phone?.disconnect()
    await element.phone?.connect()
  })
  const before = invites.length
  await call()
  await expect.poll(() => invites.length).toBeGreaterThan(before)
  expect(invites.at(-1)).not.toContain('Ann Other')
})
