// <opentact-phone> and <opentact-call> in somebody's page, by the script tag as it is published.
import { alice, callEcho, expect, strictCsp, test, violationsOf } from './embed.ts'
import { expectToHear } from './sound.ts'

test('<opentact-phone> places a call that is heard', async ({ visit }) => {
  const { page, phone, button, events } = await visit(alice)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await button('Phone').click()
  await page.getByLabel('Name or number', { exact: true }).fill('echo')
  await button('Call').click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  await button('Hang up').click()
  await expect(phone).toHaveAttribute('data-phase', 'idle')
  const names = (await events()).map((event) => event.split(' ')[0])
  expect(names).toEqual(
    expect.arrayContaining(['ready', 'line-changed', 'before-call', 'call-added', 'call-ended']),
  )
})

test('it opens for who calls, and is talked to', async ({ visit, site }) => {
  const { page, phone, button } = await visit(alice)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await page.request.post(`${site.origin}/sandbox/call`, { data: { from: '+15550100011', to: 'alice' } })
  await page
    .getByRole('alertdialog', { name: 'Incoming call from +15550100011' })
    .getByRole('button', { name: 'Answer' })
    .click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  await button('Close the phone').click()
  await page
    .getByRole('region', { name: 'Call with +15550100011' })
    .getByRole('button', { name: 'Hang up' })
    .click()
  await expect(phone).toHaveAttribute('data-phase', 'idle')
})

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

test('under the strict policy that the docs print, with Trusted Types, nothing is violated', async ({
  visit,
}) => {
  const { page, phone, button } = await visit(alice + callEcho, { csp: strictCsp })
  await expect(phone).toHaveAttribute('data-line', 'online')
  await button('Phone').click()
  await page.getByLabel('Name or number', { exact: true }).fill('echo')
  await button('Call').click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  await button('Hang up').click()
  await expect(phone).toHaveAttribute('data-phase', 'idle')
  await button('Call us').click()
  await expect(page.locator('opentact-call')).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  expect(await violationsOf(page)).toEqual([])
})
