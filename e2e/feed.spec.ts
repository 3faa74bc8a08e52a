// What the platform tells of a call stands in its story, at every phone that has part in it, and moves nothing.

import type { Page } from '@playwright/test'
import { legOf } from './flood.ts'
import { expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import type { Person } from './phone.ts'
import { expect, test } from './test.ts'

const appNumber = '15550100099'

/** Alice, told as by the platform: her leg did not answer. */
async function failedDial(person: Person, other: string) {
  await person.expectInHistory(other, person.user === 'alice' ? 'Missed' : 'Outgoing')
  await person.openFromHistory(other)
  const failed = person.story().filter({ hasText: 'Nobody picked up at alice' })
  await expect(failed).toHaveCount(1)
  await expect(failed).toContainText('no user response, 18')
}

/** Has the app dial alice for bob, who calls its number, and nobody answer. */
async function nobodyAnswers(alice: Person, bob: Person) {
  await bob.page.request.post('/sandbox/app', { data: { dial: 'alice', ringTime: 3000 } })
  await bob.call(appNumber)
  await alice.expectToRing('bob')
  await expect(alice.ringing('bob')).toBeHidden({ timeout: 60_000 })
}

test('a control app dials somebody who does not answer: both pages tell the whole story in order', async ({
  online,
}) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await nobodyAnswers(alice, bob)
  await failedDial(alice, 'bob')
  await expect(alice.story()).toContainText([
    `Call initiated: bob to ${appNumber}`,
    'The call was answered',
    'Call initiated: bob to alice',
    'Ringing at alice',
    'alice was not reached',
    'Nobody picked up at alice',
    'Something was said to the caller',
    'The call flow hung up',
  ])
  // By our own clock, which may be some ms off that of the platform; her directory may know his whole name by then.
  await expect(alice.story().filter({ hasText: /bob( Sandbox)? called/ })).toHaveCount(1)
  await failedDial(bob, appNumber)
  await expect(bob.story()).toContainText([
    `You called ${appNumber}`,
    'Connected',
    'Call initiated: bob to alice',
    'alice was not reached',
    'Nobody picked up at alice',
    'The call flow hung up',
  ])
  // By our own clock again, beside the last of the platform's.
  await expect(bob.story().filter({ hasText: 'Call ended' })).toHaveCount(1)
  // By number and time alone: no event names the call, and the reader is told so.
  const wrong = bob.page.getByRole('group', { name: 'What went wrong' })
  await expect(wrong).toContainText('Nobody picked up at alice')
  await wrong.getByRole('button', { name: 'Show in timeline' }).click()
  await expect(bob.story().filter({ hasText: 'Nobody picked up at alice' })).toBeInViewport()
  await expect(bob.story().filter({ hasText: 'Probably this call' }).first()).toBeVisible()
  await expectNoViolations(bob.page)
})

/** Holds back frames of the feed: those that `keeps` turns down are lost, or come when they are let go. */
async function holdBack(page: Page, keeps: (frame: string) => boolean, late: string[] = []) {
  let letGo = () => {}
  await page.routeWebSocket(/\/events/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((frame) => {
      if (keeps(String(frame))) socket.send(frame)
      else late.push(String(frame))
    })
    letGo = () => {
      for (const frame of late.splice(0)) socket.send(frame)
    }
  })
  return () => letGo()
}

const isFailedDial = (frame: string) => frame.includes('"message":"Dial: success false')
const isOutLeg = (frame: string) =>
  /"type":"call_state"/.test(frame) &&
  (JSON.parse(frame) as { call: { direction: string } }).call.direction === 'out'

test('with the events of the leg to us lost, the failed Dial finds its call all the same', async ({
  arrive,
  online,
}) => {
  const alice = await arrive('alice')
  await holdBack(alice.page, (frame) => !isOutLeg(frame))
  await alice.trySandbox()
  const bob = await online('bob')
  await nobodyAnswers(alice, bob)
  await failedDial(alice, 'bob')
  await expect(alice.story().filter({ hasText: 'alice was not reached' })).toHaveCount(0)
})

test('with the clock of the PC five minutes wrong, it does too', async ({ arrive, online }) => {
  const alice = await arrive('alice')
  await alice.page.addInitScript(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() - 5 * 60_000
  })
  await alice.trySandbox()
  const bob = await online('bob')
  await nobodyAnswers(alice, bob)
  await failedDial(alice, 'bob')
  const at = await alice.toldAt('Nobody picked up at alice')
  expect(Math.abs(Date.now() - 5 * 60_000 - at)).toBeLessThan(60_000)
})

test('when it comes after the call has ended, it is told then, and the call stays as it was', async ({
  arrive,
  online,
}) => {
  const alice = await arrive('alice')
  const letGo = await holdBack(alice.page, (frame) => !isFailedDial(frame))
  await alice.trySandbox()
  const bob = await online('bob')
  await nobodyAnswers(alice, bob)
  await alice.expectInHistory('bob', 'Missed call')
  await alice.openFromHistory('bob')
  await expect(alice.story().filter({ hasText: 'The call flow hung up' })).toHaveCount(1)
  await expect(alice.story().filter({ hasText: 'Nobody picked up at alice' })).toHaveCount(0)
  letGo()
  await failedDial(alice, 'bob')
  const told = await alice.story().allTextContents()
  const where = (sentence: string) => told.findIndex((text) => text.includes(sentence))
  expect(where('Nobody picked up at alice')).toBeGreaterThan(where('Ringing at alice'))
  expect(where('Nobody picked up at alice')).toBeLessThan(where('The call flow hung up'))
})

test('what anybody says on the feed is shown as text, in the call it is about, and nothing is fetched', async ({
  online,
}) => {
  const alice = await online('alice')
  const { request } = alice.page
  const asked: string[] = []
  alice.page.on('request', (one) => asked.push(new URL(one.url()).hostname))
  await alice.call('echo')
  await alice.expectTalking('echo')
  await expect(alice.story().filter({ hasText: 'echo took the call' })).toHaveCount(1)
  const evil = '<img src=x onerror="document.title=1">\u202etxt'
  const call = { uuid: 'x', direction: 'in', from: 'alice', to: 'echo', created_on: new Date().toISOString() }
  await request.post('/sandbox/event', { data: { type: 'odd', message: evil, call } })
  await request.post('/sandbox/event', { data: { type: 'balance', message: evil } })
  await alice.hangUp('echo')
  await expect(alice.story().filter({ hasText: 'A recording is ready' })).toContainText(
    'https://records.opentact.test/',
  )
  await alice.page.getByRole('button', { name: /^Account/ }).click()
  // Two legs that fit one call get no guess; what is of no call stands with the account.
  await expect(alice.page.getByText('<img src=x onerror="document.title=1">txt')).toHaveCount(2)
  await expect(alice.page.locator('img, audio[src], a[href]')).toHaveCount(0)
  expect(new Set(asked)).toEqual(new Set(['127.0.0.1']))
})

test('an event that fits no call for sure is given its call by the person, and taken away again', async ({
  online,
}) => {
  const alice = await online('alice')
  await alice.call('echo')
  await alice.expectTalking('echo')
  const call = { uuid: 'far', direction: 'in', from: 'alice', to: '15550100022', state: 'init' }
  const stray = { type: 'call_state', message: 'x', call }
  await alice.page.request.post('/sandbox/event', { data: stray })
  const account = alice.page.getByRole('button', { name: /^Account/ })
  await expect(account).toContainText('1 new event')
  await account.click()
  await expectNoViolations(alice.page)
  await alice.button('Belongs to this call').click()
  const strays = alice.page.getByRole('listitem').filter({ hasText: 'Call initiated: alice to 15550100022' })
  await expect(strays).toHaveCount(0)

  await alice.button('This call').click()
  const moved = alice.story().filter({ hasText: 'Call initiated: alice to 15550100022' })
  await expect(moved).toHaveCount(1)
  await expect(moved.getByText('Probably this call')).toHaveCount(0)
  await moved.getByText('Raw event').click()
  await moved.getByRole('button', { name: 'Does not belong to this call' }).click()
  await expect(moved).toHaveCount(0)
  await account.click()
  await expect(strays).toHaveCount(1)
})

test('a long story is filtered, searched and copied, on a telephone too', async ({ online }) => {
  const permissions = ['microphone', 'clipboard-read', 'clipboard-write']
  const alice = await online('alice', { permissions, viewport: { width: 360, height: 740 } })
  await alice.call('echo')
  await alice.expectOpen('echo')
  await alice.page.getByRole('button', { name: 'Timeline', exact: true }).click()
  await expect(alice.story().filter({ hasText: 'echo took the call' })).toHaveCount(1)
  await expectNoSidewaysScroll(alice.page)
  await expectNoViolations(alice.page)

  await alice.page.getByRole('button', { name: /^Opentact \d/ }).click()
  await expect(alice.story().filter({ hasText: 'Connected' })).toHaveCount(0)
  await expect(alice.story().filter({ hasText: 'echo took the call' })).toHaveCount(1)
  await alice.page.getByRole('button', { name: /^All \d/ }).click()

  await alice.button('Search').click()
  await alice.page.getByLabel('Search the timeline').fill('freeswitch_call_state')
  await expect(alice.page.locator('mark').first()).toHaveText('freeswitch_call_state')
  await expect(alice.story().filter({ hasText: 'Connected' })).toHaveCount(0)
  await alice.page.keyboard.press('Escape')

  await alice.button('Copy').click()
  await alice.page.getByRole('menuitem', { name: 'Copy as text' }).click()
  await expect(alice.page.getByText('Copied', { exact: true })).toBeVisible()
  const text = await alice.page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(/This phone: You called echo\n/)
  expect(text).toMatch(/Opentact: echo took the call/)
  await alice.button('Copy').click()
  await alice.page.getByRole('menuitem', { name: 'Copy as JSON' }).click()
  await expect.poll(() => alice.page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\[/)
  const json = JSON.parse(await alice.page.evaluate(() => navigator.clipboard.readText())) as object[]
  expect(json).toContainEqual(expect.objectContaining({ source: 'phone', sentence: 'Connected' }))
  expect(JSON.stringify(json)).not.toMatch(/opentact\.test","name|"balance"|echo-sandbox|alice-sandbox/)
})

/** Talks to echo, with more told than fits; what it gives tells more. */
async function longStory(alice: Person) {
  await alice.call('echo')
  await alice.expectOpen('echo')
  await expect(alice.story().filter({ hasText: 'echo took the call' })).toHaveCount(1)
  const call = { uuid: (await legOf(alice)) ?? '', direction: 'in', from: 'alice', to: 'echo', state: 'live' }
  const tell = (message: string) => {
    const created_on = new Date().toISOString()
    return alice.page.request.post('/sandbox/event', { data: { type: 'odd', message, created_on, call } })
  }
  for (let number = 1; number <= 40; number++) await tell(`News ${number}`)
  await expect(alice.story().filter({ hasText: /News 40(?!\d)/ })).toBeInViewport()
  return tell
}

test('a story follows what is new until its reader goes up, also where its pane becomes lower as it is told', async ({
  online,
}) => {
  const alice = await online('alice', { viewport: { width: 1280, height: 900 } })
  const tell = await longStory(alice)

  const log = alice.page.getByRole('log')
  // As on a busy machine: the pane is lower when the browser tells of what was scrolled before.
  await log.evaluate((box) => {
    box.style.maxBlockSize = '200px'
    box.dispatchEvent(new Event('scroll'))
  })
  await tell('News 41')
  await expect(alice.story().filter({ hasText: /News 41(?!\d)/ })).toBeInViewport()

  await log.evaluate((box) => box.scrollBy(0, -400))
  await expect(alice.story().filter({ hasText: /News 41(?!\d)/ })).not.toBeInViewport()
  await tell('News 42')
  await expect(alice.button('1 new')).toBeVisible()
  await expect(alice.story().filter({ hasText: /News 42(?!\d)/ })).not.toBeInViewport()
  await alice.button('1 new').click()
  await expect(alice.story().filter({ hasText: /News 42(?!\d)/ })).toBeInViewport()
})

test('rows that slide to their places from below are no reader who goes up', async ({ online }) => {
  const alice = await online('alice', { viewport: { width: 1280, height: 900 } })
  const tell = await longStory(alice)
  // As what came late has them do in a flood: they reach out of the list while it is measured.
  await alice.page
    .getByRole('log')
    .getByRole('list')
    .evaluate((list) =>
      new MutationObserver(() =>
        list.lastElementChild?.animate([{ transform: 'translateY(300px)' }, { transform: 'none' }], 180),
      ).observe(list, { childList: true }),
    )
  for (const number of [41, 42, 43]) {
    await tell(`News ${number}`)
    await expect(alice.story().filter({ hasText: `News ${number}` })).toBeInViewport()
    await expect(alice.page.getByRole('button', { name: /^\d+ new$/ })).toHaveCount(0)
  }
})
