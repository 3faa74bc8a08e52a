// A person at the phone's page: finds everything by role and name, as a reader of the screen would.
import { expect, type Page } from '@playwright/test'

export type User = 'alice' | 'bob' | 'carol'
export type Person = ReturnType<typeof personAt>

export const sandboxDomain = 'sandbox.sip.opentact.test'

export function personAt(page: Page, user: User) {
  const sent: string[] = []
  const received: string[] = []
  const talk: string[] = []
  const note = (way: '→' | '←', text: string) => {
    const at = new Date().toISOString().slice(14, 23)
    if (text.trim())
      talk.push(`${at} ${way} ${text.split('\r\n', 1)[0]} ${/^CSeq: .*/im.exec(text)?.[0] ?? ''}`)
  }
  let openSockets = 0
  page.on('websocket', (socket) => {
    if (!socket.url().endsWith('/sip')) return
    openSockets++
    socket.on('framesent', ({ payload }) => {
      sent.push(payload.toString())
      note('→', payload.toString())
    })
    socket.on('framereceived', ({ payload }) => {
      received.push(payload.toString())
      note('←', payload.toString())
    })
    socket.on('close', () => openSockets--)
  })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const callWith = (who: string) => page.getByRole('region', { name: naming`Call with ${who}` })
  const inCall = (who: string, name: string) => callWith(who).getByRole('button', { name, exact: true })
  const ringing = (who: string) => page.getByRole('alertdialog', { name: naming`Incoming call from ${who}` })
  const saying = (who: string, sentence: string) =>
    callWith(who).getByText(beginningWith(sentence)).and(page.locator(':not([aria-live], [aria-live] *)'))
  /** The items of the timeline in sight, oldest first; not the lines of a transcript in one of them. */
  const story = () =>
    page
      .getByRole('log', { name: 'Timeline', exact: true })
      .getByRole('listitem')
      .filter({ has: page.getByRole('time') })
  const field = page.getByLabel('Name or number', { exact: true })

  return {
    page,
    user,
    button,
    field,
    callWith,
    ringing,
    line: page.getByRole('status', { name: 'Line', exact: true }),

    /** The SIP requests of this method that left, oldest first. */
    sent: (method: string) => sent.filter((text) => text.startsWith(`${method} `)),
    sentAnswer: (status: number) => sent.some((text) => text.startsWith(`SIP/2.0 ${status} `)),
    /** The first lines of what came in, oldest first. */
    received: () => received.map((text) => text.split('\r\n', 1)[0] ?? ''),
    /** Both in their order, for whoever reads of a failure. */
    talk: () => talk,
    openSockets: () => openSockets,

    trySandbox: async () => {
      await page.goto(`/?user=${user}`)
      await button('Try the sandbox').click()
      await expect(page.getByRole('status', { name: 'Line', exact: true })).toHaveText(/^Online/)
    },
    signIn: async (password: string) => {
      await page.goto('/')
      await page.getByLabel('SIP domain', { exact: true }).fill(sandboxDomain)
      await page.getByLabel('User', { exact: true }).fill(user)
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByLabel('Server', { exact: true }).fill(`ws://${new URL(page.url()).host}/sip`)
      await button('Sign in').click()
    },
    call: async (who: string) => {
      await field.fill(who)
      await button('Call').click()
    },
    answer: (who: string) => ringing(who).getByRole('button', { name: 'Answer', exact: true }).click(),
    decline: (who: string) => ringing(who).getByRole('button', { name: 'Decline', exact: true }).click(),
    hangUp: (who: string) => inCall(who, 'Hang up').click(),
    hold: (who: string) => inCall(who, 'Hold').click(),
    resume: (who: string) => inCall(who, 'Resume').click(),
    mute: (who: string) => inCall(who, 'Mute').click(),
    unmute: (who: string) => inCall(who, 'Unmute').click(),
    press: async (who: string, digits: string) => {
      await inCall(who, 'Keypad').click()
      const keypad = callWith(who).getByRole('group', { name: 'Keypad', exact: true })
      for (const digit of digits) await keypad.getByRole('button', { name: digit, exact: true }).click()
    },

    expectToRing: (who: string) => expect(ringing(who)).toBeVisible(),
    expectNoRinging: () => expect(page.getByRole('alertdialog')).toHaveCount(0),
    expectTalking: (who: string) =>
      expect(callWith(who).getByRole('timer', { name: 'Duration', exact: true })).toBeVisible(),
    /** What the call says of itself, its timeline aside: how it stands or how it ended. */
    saying,
    expectSaid: (who: string, ...sentences: readonly string[]) =>
      Promise.all(sentences.map((sentence) => expect(saying(who, sentence)).toBeVisible())),
    /** Connected and held by nobody: the note says that, or how well it comes through. */
    expectOpen: (who: string) =>
      expect(
        callWith(who)
          .getByText(/^(You can hear each other|Clear|Fair|Weak)/)
          .first(),
      ).toBeVisible(),
    expectInHistory: async (who: string, outcome: string) => {
      await page.getByRole('button', { name: /^History/ }).click()
      const rows = page.getByRole('list', { name: 'History', exact: true }).getByRole('listitem')
      await expect(rows.filter({ hasText: who }).first()).toContainText(outcome)
    },
    /** Shows the story of the last call with somebody. */
    openFromHistory: async (who: string) => {
      const history = page.getByRole('list', { name: 'History', exact: true })
      await history
        .getByRole('button', { name: beginningWith(`${who} `) })
        .first()
        .click()
    },
    story,
    /** When this happened by the timeline in sight, ms. */
    toldAt: async (sentence: string) => {
      const time = story().filter({ hasText: sentence }).getByRole('time')
      return Date.parse((await time.getAttribute('datetime')) ?? '')
    },
  }
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
const beginningWith = (text: string) => new RegExp(`^${escaped(text)}`)

/** Whole text with people in it: by login, or by the name that the directory gives them, as soon as it has come. */
export function naming(parts: TemplateStringsArray, ...people: readonly string[]): RegExp {
  const texts = people.map((who, index) => `${escaped(parts[index] ?? '')}${escaped(who)}(?: Sandbox)?`)
  return new RegExp(`^${texts.join('')}${escaped(parts.at(-1) ?? '')}$`)
}
