/** One call of a robot, whoever began it: what it answers inside the dialog, and what it does by itself. */

import { sandboxDomain } from './accounts.ts'
import { parseAddress, parseCSeq } from './address.ts'
import { type Dialog, requestIn, sdpType } from './dialog.ts'
import type { CallEars } from './digitLog.ts'
import { normalClearing } from './manners.ts'
import { type Header, header, type SipRequest } from './message.ts'
import { newToken, type ReplyExtras, replyTo } from './replies.ts'
import type { OwnDirection, RobotMedia } from './robotMedia.ts'
import type { RobotWorld } from './robotWorld.ts'
import { type Direction, directionOf } from './sdp.ts'
import { transactionLife } from './transactions.ts'
import { tellTrouble } from './trouble.ts'

export interface RobotCall {
  readonly dialog: Dialog
  readonly media: RobotMedia
  /** A request inside the dialog, ACK included. */
  receive(request: SipRequest): void
  /** Offers new directions; resolves with the final status, or nothing when the call is over. */
  direct(direction?: OwnDirection): Promise<number | undefined>
  /** Offers again from time to time, where the server does, to see whether they are still there (RFC 4028). */
  keepFresh(): void
  hangUp(): void
  /** Set while NOTIFYs are awaited: takes one, and answers it. */
  takeNotify?: (notify: SipRequest) => void
  /** Told once, when it is over, whoever ended it. */
  whenOver?: () => void
  /** The SDP of the next ACK answers an offer of ours. */
  expectAnswer(): void
  /** Whether it was agreed: until then it cannot be taken over (RFC 3891 §3). */
  isAnswered(): boolean
  /** The call is agreed; it ends by itself should the ACK never come (RFC 3261 §13.3.1.4). */
  answered(whenConfirmed: () => void): void
  end(): void
  hasEnded(): boolean
}

/** RFC 3261 §20.43: what was wrong with the offer, in words. */
export const warningOf = (cause: unknown): Header => ({
  name: 'Warning',
  value: `399 sandbox "${(cause instanceof Error ? cause.message : String(cause)).replace(/["\\\r\n]/g, ' ')}"`,
})

const allow = { name: 'Allow', value: 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, REFER, NOTIFY, UPDATE' }

export interface RobotCallOptions {
  readonly dialog: Dialog
  readonly media: RobotMedia
  readonly ears: CallEars
  /** The other side answered already. */
  readonly agreed?: boolean
  /** Asks for a digest at BYE and re-INVITE: no business of a far end, and nobody may give it one. */
  readonly challenge?: 401 | 407
}

/** Answers to a refresh, of a far end or in its name, that end the call (RFC 4028 §10). */
const gone: ReadonlySet<number> = new Set([408, 477, 480, 481])

/** Makes the call known to its world, and unknown again at its end. */
export function createRobotCall(world: RobotWorld, options: RobotCallOptions): RobotCall {
  const { dialog, media, ears, challenge } = options
  const { timers, ask, send, manners } = world
  let ended = false
  let agreed = options.agreed ?? false
  let answerExpected = false
  /** Whose offer is under way. */
  let busy: 'ours' | 'theirs' | undefined
  let theirDirection: Direction = 'sendrecv'
  let confirm: (() => void) | undefined

  function reply(request: SipRequest, status: number, extras: ReplyExtras = {}) {
    send(replyTo(request, status, extras))
  }

  function end() {
    if (ended) return
    ended = true
    media.close()
    world.forget(call)
    call.whenOver?.()
  }

  function hangUp() {
    if (ended) return
    const why = manners().explains ? [{ name: 'Reason', value: normalClearing }] : []
    void ask(requestIn(dialog, 'BYE', { headers: why }))
    end()
  }

  /** RFC 3261 §14.2; an offer that cannot be served leaves everything as it was (488). */
  async function renegotiate(request: SipRequest) {
    if (busy) return reply(request, busy === 'ours' ? 491 : manners().overlapping)
    busy = 'theirs'
    try {
      if (request.body !== '') await waitForHold(directionOf(request.body))
      const contact = header(request, 'contact')
      const sdp = request.body === '' ? await media.offerAgain() : await media.answer(request.body)
      if (contact !== undefined) dialog.target = parseAddress(contact).uri
      answerExpected = request.body === ''
      reply(request, 200, {
        headers: [{ name: 'Contact', value: dialog.contact }, allow, sdpType],
        body: sdp,
      })
    } catch (cause) {
      reply(request, 488, { headers: [warningOf(cause)] })
    } finally {
      busy = undefined
    }
  }

  async function waitForHold(wanted: Direction) {
    const { holdTakes } = manners()
    if (holdTakes && wanted !== theirDirection) await wait(holdTakes)
    theirDirection = wanted
  }

  const wait = (ms: number) => new Promise<void>((resolve) => timers.after(ms, resolve))

  function acknowledged(request: SipRequest) {
    if (answerExpected && request.body !== '') media.accept(request.body).catch(hangUp)
    answerExpected = false
    confirm?.()
    confirm = undefined
  }

  /** With the user's own realm, which makes it most tempting. */
  function challengeTo(request: SipRequest, status: 401 | 407) {
    const name = status === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate'
    const value = `Digest realm="${sandboxDomain}", nonce="${newToken()}", algorithm=MD5, qop="auth"`
    reply(request, status, { headers: [{ name, value }] })
    if (request.method === 'BYE') end()
  }

  function answer(request: SipRequest) {
    if (challenge && (request.method === 'BYE' || request.method === 'INVITE'))
      return challengeTo(request, challenge)
    switch (request.method) {
      case 'INVITE':
        return void renegotiate(request)
      case 'BYE':
        reply(request, 200)
        return end()
      case 'INFO':
        ears.read(request)
        return reply(request, 200, { headers: [allow] })
      case 'OPTIONS':
        return reply(request, 200, { headers: [allow] })
      case 'UPDATE':
        // A session refresh (RFC 4028 §9); an offer in an UPDATE is not understood.
        return reply(request, request.body === '' ? 200 : 488)
      case 'REFER':
        return world.obey(call, request)
      case 'NOTIFY':
        return call.takeNotify ? call.takeNotify(request) : reply(request, 481)
      default:
        return reply(request, 405, { headers: [allow] })
    }
  }

  async function direct(direction?: OwnDirection): Promise<number | undefined> {
    while (!ended) {
      if (!busy) {
        busy = 'ours'
        const sdp = await media.offerAgain(direction)
        const response = await ask(requestIn(dialog, 'INVITE', { sdp }))
        busy = undefined
        if (response.status < 300 && !ended) {
          send(requestIn(dialog, 'ACK'))
          await media.accept(response.body).catch(hangUp)
        }
        if (response.status !== 491) return response.status
      }
      // Both sides asked at once: who did not choose the Call-ID waits the shorter time (RFC 3261 §14.1).
      await wait(Math.random() * 2000)
    }
    return undefined
  }

  async function keepFresh() {
    const { sessionRefresh } = manners()
    if (sessionRefresh === undefined) return
    while (!ended) {
      await wait(sessionRefresh)
      const status = await direct()
      if (status !== undefined && gone.has(status)) hangUp()
    }
  }

  const call: RobotCall = {
    dialog,
    media,
    direct,
    keepFresh: () => void keepFresh().catch(tellTrouble),
    hangUp,
    end,
    hasEnded: () => ended,
    isAnswered: () => agreed,

    receive(request) {
      if (request.method === 'ACK') return acknowledged(request)
      const number = parseCSeq(header(request, 'cseq'))?.number ?? 0
      if (number <= dialog.remoteNumber) return reply(request, 500)
      dialog.remoteNumber = number
      answer(request)
    },

    expectAnswer() {
      answerExpected = true
    },

    answered(whenConfirmed) {
      agreed = true
      const giveUp = timers.after(transactionLife, hangUp)
      confirm = () => {
        giveUp()
        whenConfirmed()
      }
    },
  }
  world.keep(call)
  return call
}
