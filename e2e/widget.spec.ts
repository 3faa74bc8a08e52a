// <opentact-call> in somebody's page, by the script tag as it is published. Of <opentact-phone>: examples.spec.ts.
import { callEcho, expect, test } from './embed.ts'
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
