/** Our re-INVITEs, one after another: hold and resume, with the waits of RFC 3261 §14.1 when both ask at once. */

import { Core, type Session } from 'sip.js'
import type { Clock } from '../phone/clock.ts'
import { PhoneError } from '../phone/errors.ts'
import { forgetLostAck, lostOnItsWay } from './inDialog.ts'
import type { CallMedia } from './media.ts'

/** FreeSWITCH was seen to need 7 s when both sides resume together. */
const patience = 10_000
/** After a 100 SIP.js would wait for ever, and let nothing else be asked: then it is taken back (RFC 3261 §9.1). */
const takenBackAfter = 32_000
const cancelPatience = 5000
const mostTries = 5
/** What could not even be sent waits for something short, as the ACK of the far side: RFC 3261 §14.1. */
const notSent = -1
/** A 200 that holds no answer: the call stands, and nothing about it has changed. */
const unchanged = -2
const mostUnsent = 8
const unsentWait = 50

export interface HoldParts {
  readonly session: Session
  readonly media: CallMedia
  /** The far side agreed, be it after the patience ran out. */
  readonly agreed: (want: 'sendrecv' | 'sendonly') => void
  /** Did we choose the Call-ID? Then we wait longer after a glare. */
  readonly ownsCallId: boolean
  readonly clock: Clock
  readonly random: () => number
}

export interface Reinviter {
  /** Agrees a direction with the far side, or the one that holds once it is its turn; rejects `refused` or `timeout`. */
  agree(want?: 'sendrecv' | 'sendonly'): Promise<void>
  /** What was asked on a socket that is gone is not answered any more. */
  lineLost(): void
}

function refusal(status: number): PhoneError {
  if (status === notSent) return new PhoneError('timeout', 'The call is busy with another change.')
  if (status === unchanged) return new PhoneError('refused', 'The far side agreed to nothing.')
  return new PhoneError('refused', `The far side refused (${status}).`, { sipStatus: status })
}

export function createReinviter(parts: HoldParts): Reinviter {
  const { session, media, ownsCallId, clock, random } = parts
  let turn: Promise<unknown> = Promise.resolve()
  let waiting: unknown
  let letGo = () => {}
  session.stateChange.addListener((state) => {
    if (state === 'Terminated') letGo()
  })

  function waitFor(request: Core.OutgoingInviteRequest) {
    waiting = request
    letGo = clock.after(takenBackAfter, () => {
      request.cancel()
      letGo = clock.after(cancelPatience, lose)
    })
  }

  function lose() {
    letGo()
    lostOnItsWay(waiting)
    waiting = undefined
  }

  async function agree(want: 'sendrecv' | 'sendonly'): Promise<void> {
    const before = media.want
    let refused = 0
    let unsent = 0
    for (;;) {
      await media.stable()
      media.want = want
      const status = await invite(want).catch((error: unknown) => {
        media.want = before
        throw error
      })
      if (status >= 200 && status < 300) return
      media.want = before
      if (status === unchanged && want === before) return
      if (status === notSent && unsent < mostUnsent) {
        await pause(unsentWait * 2 ** unsent++)
        continue
      }
      // Session Interval Too Small: the next one asks for more (RFC 4028 §7.3).
      if (status === 422 && ++refused < mostTries) continue
      // 491: both asked at once. 500: FreeSWITCH's word for two that overlap.
      const again = (status === 491 || status === 500) && ++refused < mostTries
      if (!again) throw refusal(status)
      await pause(ownsCallId ? 2100 + random() * 1900 : random() * 2000)
    }
  }

  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))

  /** One re-INVITE; resolves with the final status. */
  function invite(want: 'sendrecv' | 'sendonly'): Promise<number> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        cancel()
        session.stateChange.removeListener(ended)
      }
      const give = (error: PhoneError) => {
        stop()
        reject(error)
      }
      const cancel = clock.after(patience, () =>
        give(new PhoneError('timeout', 'The far side did not answer in time.')),
      )
      // Nobody answers a re-INVITE of a call that ended meanwhile.
      const ended = () => {
        if (session.state === 'Terminated') give(new PhoneError('wrong-moment', 'The call is over.'))
      }
      session.stateChange.addListener(ended)
      const settle = (status: number) => {
        stop()
        resolve(status)
      }
      let isAnswered = false
      const answered = () => {
        isAnswered = true
        waiting = undefined
        letGo()
      }
      if (session.dialog instanceof Core.SessionDialog) forgetLostAck(session.dialog)
      session
        .invite({
          requestDelegate: {
            onAccept: ({ message }) => {
              answered()
              media.want = want
              parts.agreed(want)
              settle(message.statusCode ?? 200)
            },
            onReject: ({ message }) => {
              answered()
              const { statusCode = 500 } = message
              settle(statusCode < 300 ? unchanged : statusCode)
            },
          },
          // Sticky in SIP.js: what one re-INVITE set, the next would use again.
          sessionDescriptionHandlerOptions: {},
        })
        .then((request) => {
          if (!isAnswered) waitFor(request)
        })
        .catch(async (error) => {
          // SIP.js takes back no offer that it could not send; the next of theirs would meet it.
          await media.takeBackOffer()
          if (session.state === 'Established') settle(notSent)
          else give(new PhoneError('wrong-moment', 'The call is over.', { cause: error }))
        })
    })
  }

  return {
    agree: (want) => {
      // Read late: what waits behind a hold must not undo it.
      const mine = turn.then(() => agree(want ?? media.want))
      turn = mine.catch(() => {})
      return mine
    },
    lineLost: lose,
  }
}
