// A phone that was destroyed leaves nothing behind in its page, whatever it went through.
import type { CDPSession, Page } from '@playwright/test'
import { passwordOf, sandboxDomain } from '../src/sandbox/accounts.ts'
import { allListeners, countAllLiving, countHeld } from './alive.ts'
import { type FixturePage, openFixture } from './fixture.ts'
import { test } from './outages.ts'
import { expect } from './test.ts'
import { type TimedPage, watchTimers } from './watchTimers.ts'

type PhonePage = FixturePage & TimedPage & { phone?: ReturnType<FixturePage['createPhone']> }

/** Of things that hold much, or hold the phone itself: not even the garbage collector's own memory of them. */
const heavy = [
  'RTCPeerConnection',
  'MediaStream',
  'MediaStreamTrack',
  'AudioContext',
  'WebSocket',
  'HTMLAudioElement',
]

async function whatIsThere(page: Page, cdp: CDPSession) {
  const held: Record<string, number> = {}
  for (const what of heavy) held[what] = await countHeld(cdp, what)
  return {
    timers: await page.evaluate(() => (globalThis as TimedPage).pendingTimers()),
    living: await countAllLiving(cdp),
    listeners: await allListeners(cdp),
    held,
  }
}

/** Waits in the page until the phone's state is so. */
async function until(page: Page, what: 'online' | 'waiting' | 'flowing' | 'held' | 'resumed' | 'ringing') {
  await page.waitForFunction((wanted) => {
    const state = (globalThis as PhonePage).phone?.store.getState()
    const call = state?.calls.findLast((one) => one.state.phase !== 'ended')
    const held = call?.state.phase === 'connected' ? call.state.held.us : undefined
    switch (wanted) {
      case 'flowing':
        return call?.state.phase === 'connected' && call.media === 'flowing'
      case 'held':
        return held === true
      case 'resumed':
        return held === false
      case 'ringing':
        return call?.state.phase === 'ringing'
      default:
        return state?.line.phase === wanted
    }
  }, what)
}

type Ask = 'hold' | 'resume' | 'mute' | 'unmute' | 'answer' | 'hangUp'

/** Asks it of the newest call that is not over. */
const ask = (page: Page, what: Ask) =>
  page.evaluate(async (method) => {
    const { phone } = globalThis as PhonePage
    const call = phone?.store.getState().calls.findLast((one) => one.state.phase !== 'ended')
    if (phone && call) await phone[method](call.id)
  }, what)

async function start(page: Page) {
  const account = { user: 'alice', domain: sandboxDomain, password: passwordOf('alice') ?? '' }
  await page.evaluate(async ({ user, domain, password }) => {
    const { createPhone } = globalThis as PhonePage
    const server = `ws://${location.host}/sip`
    const feed = { url: `ws://${location.host}/events`, token: 'any' }
    const phone = createPhone({ server, domain, user, credentials: { password }, feed })
    Object.assign(globalThis, { phone })
    await phone.connect()
    await phone.unlockSound()
  }, account)
  await page.waitForFunction(() => (globalThis as PhonePage).phone?.store.getState().feed === 'live')
}

/** Everything that may have to be put away again. */
async function live(page: Page) {
  const post = (path: string, data: unknown) => page.request.post(new URL(path, page.url()).href, { data })
  const ring = () => post('/sandbox/call', { from: '+15550100011', to: 'alice' })
  await page.evaluate(() => (globalThis as PhonePage).phone?.call('echo'))
  await until(page, 'flowing')
  await ask(page, 'hold')
  await until(page, 'held')
  await ask(page, 'resume')
  await until(page, 'resumed')
  await ask(page, 'mute')
  await ask(page, 'unmute')
  await page.evaluate(async () => {
    const { phone } = globalThis as PhonePage
    const [call] = phone?.store.getState().calls ?? []
    if (!phone || !call) return
    const sent = new Promise<void>((resolve) => {
      const stop = phone.on('call-digits-sent', ({ digits }) => {
        if (digits !== '#') return
        stop()
        resolve()
      })
    })
    await phone.sendDigits(call.id, '12#')
    await sent
  })
  await post('/sandbox/faults', { sip: 'refuse' })
  await until(page, 'waiting')
  await page.request.delete(new URL('/sandbox/faults', page.url()).href)
  await until(page, 'online')
  await ring()
  await until(page, 'ringing')
  await ask(page, 'answer')
  await until(page, 'flowing')
  await page.evaluate(async () => void (await (globalThis as PhonePage).phone?.report()))
  await ask(page, 'hangUp')
  // Destroyed with one call held, and while another rings.
  await ring()
  await until(page, 'ringing')
}

test('after destroy() no timer, listener, socket, track, context or connection is left', async ({
  browser,
}) => {
  // Not a person's page: that one remembers its peer connections for later questions.
  const context = await browser.newContext({ permissions: ['microphone'] })
  const page = await context.newPage()
  await page.addInitScript(watchTimers)
  await openFixture(page)
  const cdp = await page.context().newCDPSession(page)
  const before = await whatIsThere(page, cdp)
  await start(page)
  await live(page)

  const timers = await page.evaluate(async () => {
    await (globalThis as PhonePage).phone?.destroy()
    Reflect.deleteProperty(globalThis, 'phone')
    return (globalThis as TimedPage).pendingTimers()
  })
  expect(timers).toEqual(before.timers)
  await expect.poll(() => whatIsThere(page, cdp)).toEqual(before)
  await context.close()
})
