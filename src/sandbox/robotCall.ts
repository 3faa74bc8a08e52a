/** One call of a robot, whoever began it: what it answers inside the dialog, and what it does by itself. */

import { parseAddress, parseCSeq } from './address.ts'
import { type Dialog, requestIn, sdpType } from './dialog.ts'
import { header, type SipRequest, type SipResponse } from './message.ts'
import { type ReplyExtras, replyTo } from './replies.ts'
import type { RobotMedia } from './robotMedia.ts'
import type { Timers } from './timers.ts'
import { transactionLife } from './transactions.ts'

export interface RobotCall {
  readonly dialog: Dialog
  readonly media: RobotMedia
  /** A request inside the dialog, ACK included. */
  receive(request: SipRequest): void
  /** Offers new directions; resolves when it is agreed or refused for good. */
  direct(direction: 'sendrecv' | 'sendonly'): Promise<void>
  hangUp(): void
  /** The SDP of the next ACK answers an offer of ours. */
  expectAnswer(): void
  /** The call is agreed; it ends by itself should the ACK never come (RFC 3261 §13.3.1.4). */
  answered(whenConfirmed: () => void): void
  end(): void
  hasEnded(): boolean
}

export interface RobotCallOptions {
  readonly dialog: Dialog
  readonly media: RobotMedia
  readonly timers: Timers
  readonly reply: (request: SipRequest, response: SipResponse) => void
  /** Sends a request and hears its final answer, also when none comes (408). */
  readonly ask: (request: SipRequest) => Promise<SipResponse>
  readonly send: (request: SipRequest) => void
  readonly onEnd: () => void
}

const allow = { name: 'Allow', value: 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, REFER, UPDATE' }

export function createRobotCall(options: RobotCallOptions): RobotCall {
  const { dialog, media, timers, ask, send, onEnd } = options
  let ended = false
  let answerExpected = false
  let busy = false
  let confirm: (() => void) | undefined

  function reply(request: SipRequest, status: number, extras: ReplyExtras = {}) {
    options.reply(request, replyTo(request, status, extras))
  }

  function end() {
    if (ended) return
    ended = true
    media.close()
    onEnd()
  }

  function hangUp() {
    if (ended) return
    void ask(requestIn(dialog, 'BYE'))
    end()
  }

  /** RFC 3261 §14.2; an offer that cannot be served leaves everything as it was (488). */
  async function renegotiate(request: SipRequest) {
    if (busy) return reply(request, 491)
    busy = true
    try {
      const contact = header(request, 'contact')
      const sdp = request.body === '' ? await media.offerAgain('sendrecv') : await media.answer(request.body)
      if (contact !== undefined) dialog.target = parseAddress(contact).uri
      answerExpected = request.body === ''
      reply(request, 200, {
        headers: [{ name: 'Contact', value: dialog.contact }, allow, sdpType],
        body: sdp,
      })
    } catch {
      reply(request, 488)
    } finally {
      busy = false
    }
  }

  function acknowledged(request: SipRequest) {
    if (answerExpected && request.body !== '') media.accept(request.body).catch(hangUp)
    answerExpected = false
    confirm?.()
    confirm = undefined
  }

  function answer(request: SipRequest) {
    switch (request.method) {
      case 'INVITE':
        return void renegotiate(request)
      case 'BYE':
        reply(request, 200)
        return end()
      case 'INFO':
      case 'OPTIONS':
        return reply(request, 200, { headers: [allow] })
      case 'UPDATE':
        // A session refresh (RFC 4028 §9); an offer in an UPDATE is not understood.
        return reply(request, request.body === '' ? 200 : 488)
      case 'REFER':
        return reply(request, 603)
      case 'NOTIFY':
        return reply(request, 481)
      default:
        return reply(request, 405, { headers: [allow] })
    }
  }

  async function direct(direction: 'sendrecv' | 'sendonly'): Promise<void> {
    while (!ended) {
      if (!busy) {
        busy = true
        const sdp = await media.offerAgain(direction)
        const response = await ask(requestIn(dialog, 'INVITE', { sdp }))
        busy = false
        if (response.status < 300 && !ended) {
          send(requestIn(dialog, 'ACK'))
          await media.accept(response.body).catch(hangUp)
        } else media.withdraw()
        if (response.status !== 491) return
      }
      // Both sides asked at once: who did not choose the Call-ID waits the shorter time (RFC 3261 §14.1).
      await new Promise<void>((resolve) => timers.after(Math.random() * 2000, resolve))
    }
  }

  return {
    dialog,
    media,
    direct,
    hangUp,
    end,
    hasEnded: () => ended,

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
      const giveUp = timers.after(transactionLife, hangUp)
      confirm = () => {
        giveUp()
        whenConfirmed()
      }
    },
  }
}
