// The phone in somebody's page, as pictures.
import { alice, callEcho, expect, script, test } from '../embed.ts'
import { robot, take } from './take.ts'

const head = `<meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">
<style>:root { font: 17px/1.5 Georgia, serif } main { max-width: 34em; margin: 12vh auto; padding: 0 24px }</style>${script}`

test('in the corner', async ({ visit, site }, info) => {
  const { page, phone, button } = await visit(
    `<main><h1>A quiet house by the water</h1><p>Our front desk is awake until midnight.</p></main>${alice}`,
    { head },
  )
  await expect(phone).toHaveAttribute('data-line', 'online')
  await take(page, info, '90 docked')
  await button('Phone').click()
  await expect(page.getByLabel('Name or number', { exact: true })).toBeVisible()
  await take(page, info, '91 docked, open')
  await button('Close the phone').click()
  await page.request.post(`${site.origin}/sandbox/call`, { data: { from: robot, to: 'alice' } })
  const answer = page.getByRole('alertdialog').getByRole('button', { name: 'Answer' })
  await expect(answer).toBeEnabled()
  await take(page, info, '92 docked, incoming')
  await answer.click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await take(page, info, '93 docked, in a call')
  await button('Close the phone').click()
  await expect(button('Hold')).toBeVisible()
  await take(page, info, '94 docked, closed in a call')
})

test('a button in the text', async ({ visit }, info) => {
  const { page, phone, button } = await visit(
    `<main><h1>A quiet house by the water</h1><p>Ask about a late arrival: ${callEcho} any time.</p></main>`,
    { head },
  )
  await take(page, info, '95 a button')
  await button('Call us').click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await take(page, info, '96 a button, in a call')
  await button('Keypad').click()
  await take(page, info, '97 a button, keypad')
  await button('Hang up').click()
  await expect(button('Call again')).toBeVisible()
  await take(page, info, '98 a button, after the call')
})

test('the page that writes the tag', async ({ page }, info) => {
  await page.goto('/configure.html')
  await expect(page.getByRole('textbox').first()).toBeVisible()
  await take(page, info, '99 configurator')
})
