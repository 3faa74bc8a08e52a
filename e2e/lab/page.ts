// A person at the phone's page: signs in, calls, answers, listens. Everything is found by role and name.
import { type Browser, expect, type Page } from '@playwright/test'
import { domain, pageUrl, passwordOf, sipServer, type User } from './stack.ts'

interface LineNote {
  readonly at: number
  readonly text: string
}

export type PagePhone = Awaited<ReturnType<typeof openPhone>>

/** A page of its own in the browser, signed in and online. */
export async function openPhone(browser: Browser, user: User) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  await context.addInitScript(rememberConnections)
  const page = await context.newPage()
  const sent: string[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(payload.toString())))

  await page.goto(pageUrl)
  await typeInto(page, 'SIP domain', domain)
  await typeInto(page, 'User', user)
  await typeInto(page, 'Password', passwordOf(user))
  await typeInto(page, 'Server', sipServer)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const line = page.getByRole('status', { name: 'Line', exact: true })
  await expect(line).toHaveText(/^Online/)

  const callWith = (party: string) => page.getByRole('region', { name: party })
  const inCall = (party: string, name: string) => callWith(party).getByRole('button', { name, exact: true })
  const hangUpIn = (party: string) => inCall(party, 'Hang up')

  return {
    page,
    /** the SIP messages that left, as text; Firefox does not show them */
    sent,
    /** Writes down all that the line says from now on, however shortly; gives when it first said so after a time, ms. */
    noteLine: async () => {
      await line.evaluate((element) => {
        const labNoted: LineNote[] = []
        Object.assign(globalThis, { labNoted })
        const note = () => labNoted.push({ at: Date.now(), text: element.textContent ?? '' })
        new MutationObserver(note).observe(element, { childList: true, characterData: true, subtree: true })
      })
      const noted = () => page.evaluate(() => (globalThis as unknown as { labNoted: LineNote[] }).labNoted)
      return async (sentence: string, after: number) => {
        const saidAt = async () =>
          (await noted()).find(({ at, text }) => at >= after && text.startsWith(sentence))?.at
        await expect.poll(saidAt, { intervals: [100] }).toBeDefined()
        return Number(await saidAt())
      }
    },
    /** Reloads as the browser does; leaves the page signed out, with the call waiting. */
    reload: async () => {
      // the browser asks whether to leave in the middle of a call
      page.once('dialog', (dialog) => void dialog.accept())
      await page.reload()
    },
    /** Gives the password once more, the rest is still filled in; and gives the time when that was done, ms. */
    signInAgain: async () => {
      await typeInto(page, 'Password', passwordOf(user))
      const pressedAt = Date.now()
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      return pressedAt
    },
    call: async (party: string) => {
      await typeInto(page, 'Name or number', party)
      await page.getByRole('button', { name: 'Call', exact: true }).click()
    },
    answer: async (party: string) => {
      const ringing = page.getByRole('alertdialog', { name: party })
      await expect(ringing).toBeVisible()
      await ringing.getByRole('button', { name: 'Answer', exact: true }).click()
    },
    hangUp: (party: string) => hangUpIn(party).click(),
    hold: (party: string) => inCall(party, 'Hold').click(),
    resume: (party: string) => inCall(party, 'Resume').click(),
    press: async (party: string, digits: string) => {
      await inCall(party, 'Keypad').click()
      const keypad = callWith(party).getByRole('group', { name: 'Keypad', exact: true })
      for (const digit of digits) await keypad.getByRole('button', { name: digit, exact: true }).click()
    },
    /** As fast as anybody types: twenty a second. */
    type: async (party: string, digits: string) => {
      await inCall(party, 'Keypad').click()
      await expect(callWith(party).getByRole('group', { name: 'Keypad', exact: true })).toBeVisible()
      await page.keyboard.type(digits, { delay: 50 })
    },
    /** Opens the sheet and says to whom; `way` is the button that ends it. */
    transfer: async (party: string, target: string, way: 'Transfer now' | 'Call first') => {
      await inCall(party, 'Transfer').click()
      await typeInto(page, 'Transfer to', target)
      await inCall(party, way).click()
    },
    handOver: (to: string) => inCall(to, `Hand over to ${to}`).click(),
    /** Calls whom the other side of a call asks us to call instead. */
    agree: (by: string, to: string) =>
      page
        .getByRole('alertdialog', { name: `${by} asks you to call ${to} instead`, exact: true })
        .getByRole('button', { name: `Call ${to}`, exact: true })
        .click(),
    /** What the page says of the call, its live regions aside. */
    expectSaid: (party: string, sentence: string) =>
      expect(
        callWith(party).getByText(sentence).and(page.locator(':not([aria-live], [aria-live] *)')).first(),
      ).toBeVisible(),
    expectInCall: (party: string) => expect(callWith(party).getByRole('timer')).toBeVisible(),
    expectNoCall: (party: string) => expect(hangUpIn(party)).toHaveCount(0),
    /** More sound than a line's own noise comes in from now on. */
    expectToHear: async () => {
      const before = await energyHeard(page)
      await expect
        .poll(async () => (await energyHeard(page)) - before, { intervals: [100] })
        .toBeGreaterThan(0.002)
    },
    /** What came in has not grown for a whole second; from where sound never pauses by itself. */
    expectToHearNothing: async () => {
      let quiet = { since: Date.now(), energy: Number.NEGATIVE_INFINITY }
      await expect
        .poll(async () => {
          const energy = await energyHeard(page)
          if (energy - quiet.energy > 0.0001) quiet = { since: Date.now(), energy }
          return Date.now() - quiet.since
        })
        .toBeGreaterThan(1000)
    },
    close: () => context.close(),
  }
}

/** Key by key: what `fill` puts into a field of this Firefox, React does not notice. */
const typeInto = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).pressSequentially(text)

/** Runs in the page before its own scripts: keeps the peer connections, so that a test can ask them what they hear. */
function rememberConnections() {
  const connections: RTCPeerConnection[] = []
  Object.assign(globalThis, { labConnections: connections })
  globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, [configuration]: [RTCConfiguration?]) {
      const connection = new target(configuration)
      connections.push(connection)
      return connection
    },
  })
}

/** The energy of all the sound that came in over the page's peer connections, as `getStats` counts it. */
function energyHeard(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { labConnections } = globalThis as unknown as { labConnections: RTCPeerConnection[] }
    let energy = 0
    for (const connection of labConnections) {
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type === 'inbound-rtp') energy += entry.totalAudioEnergy ?? 0
      }
    }
    return energy
  })
}
