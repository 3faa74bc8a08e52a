// The phone where there is little room, or where the page has taken its room away; and what waits no longer than it may.
import type { Locator } from '@playwright/test'
import { alice, expect, script, test } from './embed.ts'
import { expectToHear } from './sound.ts'

/** Whether a press anywhere on it would reach it. */
const isOnTop = (button: Locator) =>
  button.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const root = element.getRootNode() as ShadowRoot
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const points = [
      [x, y],
      [x, top + 4],
      [x, bottom - 4],
      [left + 24, y],
      [right - 24, y],
    ] as const
    return points.every(([across, down]) => element.contains(root.elementFromPoint(across, down)))
  })

for (const [width, height] of [
  [360, 560],
  [320, 480],
  [800, 360],
  [1280, 620],
] as const)
  test(`the docked phone calls and is answered in a window of ${width} × ${height} px`, async ({
    visit,
    site,
  }) => {
    const { page, phone, button } = await visit(`<div lang="de">${alice}</div><p>Somebody’s site</p>`, {
      head: script,
    })
    await page.setViewportSize({ width, height })
    await expect(phone).toHaveAttribute('data-line', 'online')
    await phone.evaluate((element: HTMLElement & { show: () => void }) => element.show())
    const call = button('Anrufen')
    await expect(call).toBeVisible()
    expect(await isOnTop(call)).toBe(true)
    await page.request.post(`${site.origin}/sandbox/call`, { data: { from: '+15550100011', to: 'alice' } })
    const answer = button('Annehmen')
    await expect(answer).toBeEnabled()
    for (const one of [answer, button('Ablehnen')]) {
      expect(await isOnTop(one)).toBe(true)
      expect(await one.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(
        0,
      )
    }
    await answer.click()
    await expect(phone).toHaveAttribute('data-phase', 'connected')
    expect(await isOnTop(button('Auflegen'))).toBe(true)
    await button('Auflegen').click()
    await expect(phone).toHaveAttribute('data-phase', 'idle')
  })

test('what keeps the docked phone from calling is read in whole, with the way out', async ({
  visit,
  site,
}) => {
  const { page, phone, button } = await visit(
    alice.replace('credentials-url="/credentials"', 'credentials-url="/wrong"'),
  )
  const answer = await page.request.post(`${site.origin}/credentials`, { data: { user: 'alice' } })
  const json = { ...(await answer.json()), password: 'not hers' }
  await page.route('**/wrong', (route) => route.fulfill({ json }))
  await expect(phone).toHaveAttribute('data-line', 'offline')
  await phone.evaluate((element: HTMLElement & { show: () => void }) => element.show())
  expect(await isOnTop(button('Try now'))).toBe(true)
})

test('a page that unsets everything has the panel all the same', async ({ visit }) => {
  const { phone, button } = await visit(alice.replace('<opentact-phone', '<opentact-phone layout="panel"'), {
    head: `<style>* { all: unset !important }</style>${script}`,
  })
  await expect(phone).toHaveAttribute('data-line', 'online')
  const box = await button('Call').boundingBox()
  expect(box?.width).toBeGreaterThan(200)
  expect(await isOnTop(button('Call'))).toBe(true)
})

test('a page hears how the call of an element ended that it took out', async ({ visit }) => {
  const { page, phone } = await visit(alice)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await phone.evaluate((element: HTMLElement & { call: (target: string) => Promise<string> }) => {
    element.addEventListener('call-ended', () => {
      document.title = 'it has ended'
    })
    return element.call('echo')
  })
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  await phone.evaluate((element) => element.remove())
  await expect(page).toHaveTitle('it has ended')
})

test('who pressed and got no credentials is not called for later', async ({ visit }) => {
  const { page, phone, button } = await visit(
    '<opentact-call domain="sandbox.sip.opentact.test" user="alice" credentials-url="/later" target="echo">Call us</opentact-call>',
  )
  let may = false
  let asked = 0
  await page.route('**/later', (route) => {
    asked++
    return may ? route.fallback() : route.fulfill({ status: 401, body: '' })
  })
  await page.clock.install()
  await phone.getByRole('button').click()
  await expect(page.getByText('This site did not let you call')).toBeVisible()
  await page.clock.runFor(31_000)
  await expect(button('Hang up')).toHaveCount(0)
  // The clock has run past the patience with an answer, too.
  await expect(page.getByText(/^This site (did not let you call|does not answer)/)).toBeVisible()
  may = true
  const before = asked
  await page.clock.runFor(60_000)
  await expect.poll(() => asked).toBeGreaterThan(before)
  await expect(phone).not.toHaveAttribute('data-phase', /dialing|ringing|connected/)
})
