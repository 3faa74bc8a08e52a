// What the README shows: a call and its timeline, somebody calling a telephone, the phone in somebody’s page.
import { expect, test as inSite } from '../../embed.ts'
import { test } from '../../test.ts'
import { inCall, known, knowPeople, ring } from '../take.ts'

const [jonas, number] = known.jonas
const look = { animations: 'disabled', caret: 'hide' } as const

test('a call and its timeline', async ({ online }) => {
  const alice = await online('alice', { viewport: { width: 1024, height: 720 }, colorScheme: 'light' })
  const { page } = alice
  await knowPeople(alice)
  await ring(alice, number)
  await alice.answer(jonas)
  await alice.expectOpen(jonas)
  await expect(inCall(alice, jonas, 'Hold')).toBeEnabled()
  await expect(alice.callWith(jonas).getByRole('timer')).toHaveText('00:05')
  await page.mouse.move(0, 0)
  await page.screenshot({ path: 'docs/phone.png', ...look })
})

test('somebody calls a telephone', async ({ online }) => {
  const alice = await online('alice', { viewport: { width: 360, height: 640 }, colorScheme: 'dark' })
  await knowPeople(alice)
  await ring(alice, number)
  await expect(alice.ringing(jonas).getByRole('button', { name: 'Answer', exact: true })).toBeEnabled()
  await alice.page.screenshot({ path: 'docs/incoming.png', ...look })
})

const head = `<style>
  :root { background: #f6efe4; color: #2a2118; font: 17px/1.5 Georgia, 'Noto Serif', serif }
  main { max-width: 15em; margin: 64px 48px }
  h1 { font-size: 34px; line-height: 1.2 }
</style><script type="module" src="/widget/widget.js"></script>`

inSite('in somebody’s page', async ({ visit, site }) => {
  const { page, phone } = await visit(
    `<main><h1>A quiet house by the water</h1><p>Our front desk is awake until midnight.</p></main>
    <opentact-phone user="alice" credentials-url="/credentials" theme="light"></opentact-phone>`,
    { head },
  )
  await page.setViewportSize({ width: 720, height: 640 })
  await expect(phone).toHaveAttribute('data-line', 'online')
  await page.request.post(`${site.origin}/sandbox/call`, {
    data: { from: number, to: 'alice', displayName: jonas },
  })
  const answer = page.getByRole('alertdialog').getByRole('button', { name: 'Answer' })
  await expect(answer).toBeEnabled()
  await answer.click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expect(page.getByText(/^(You can hear each other|Clear)/).first()).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await page.screenshot({ path: 'docs/widget.png', ...look })
})
