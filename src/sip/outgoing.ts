/** A call that we place: INVITE out, early media in, the answer or the reason why not. */

import { type Core, Inviter, SessionState, URI, type UserAgent } from 'sip.js'
import type { CallId } from '../phone/call.ts'
import type { Target } from '../phone/target.ts'
import type { CallSession, SessionParts } from './callSession.ts'
import { speakIn } from './inDialog.ts'
import { beginFailure, isAnswer, lineLost, ourEnd, reasonsOf, rejectReason } from './reason.ts'
import type { Referral } from './referral.ts'
import { createSessionCore } from './session.ts'

export interface OutgoingParts extends SessionParts {
  readonly userAgent: UserAgent
  /** Tells the gate that this Call-ID is ours: its challenges may be answered. */
  readonly ours: (callId: string) => void
  /** The transfer that this call follows, and who is told how it fares. */
  readonly referral?: Pick<Referral, 'headers' | 'tell'>
}

/** How long an unanswered call waits for a lost line before it is given up. */
const lineBackWithin = 5000
/**
 * How long a call waits for more when it was told that it rings, or only that somebody tries: SIP.js would wait for ever.
 * Who still rings says so every minute (RFC 3261 §13.3.1.1), and no proxy waits longer without (§16.6, Timer C).
 */
const ringPatience = 180_000
/** A server that was away took the other side's phone along: it may be back a moment after us. */
const calleeBackWithin = 5000
const calleeAway = [404, 430, 477, 480]
const tryAgainAfter = 1000
/** Session Interval Too Small: the next attempt asks for more (RFC 4028 §7.3). */
const tooShort = 422

export function placeCall(
  id: CallId,
  target: Target,
  headers: Readonly<Record<string, string>>,
  parts: OutgoingParts,
): CallSession {
  const over = (ended: CallId) => {
    forgetRing()
    parts.over(ended)
  }
  const core = createSessionCore(id, { ...parts, over })
  const { referral } = parts
  let placedAgain = false
  let raised = false
  let againUntil = 0
  let forgetRing = () => {}
  let namedBy: string | undefined
  let inviter = place()
  let forgetLine = () => {}

  /** `refused`: the attempt that this one repeats, as another request of the same call (RFC 4028 §7.3). */
  function place(wait = 0, refused?: Inviter): Inviter {
    const uri = new URI('sip', target.user.replaceAll('#', '%23'), target.host)
    const mine = new Inviter(parts.userAgent, uri, {
      // earlyMedia stays off: it ends forked calls with 488. The 183 is given to our media handler below.
      extraHeaders: [
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        // Makes a FreeSWITCH report who answered, and who after a transfer.
        'X-FS-Support: update_display,send_info',
        ...(referral?.headers ?? []),
      ],
    })
    if (refused) {
      const { callId, fromTag, cseq } = refused.request
      speakIn(mine.request, { callId, fromTag, cseq: cseq + 1 })
    }
    core.bind(mine, true)
    parts.ours(mine.request.callId)
    mine.stateChange.addListener((state) => {
      if (state !== SessionState.Established || mine !== inviter) return
      forgetRing()
      referral?.tell(200)
      core.connected()
    })
    void send(mine, wait)
    return mine
  }

  async function send(mine: Inviter, wait: number) {
    /** What an attempt says that was given up for another is no news. */
    const isOld = () => mine !== inviter || core.isOver()
    const media = core.media()
    try {
      if (wait) await new Promise<void>((resolve) => parts.clock.after(wait, resolve))
      if (wait && isOld()) return
      await media.prepare()
      if (isOld()) return
      waitForAnswer()
      await mine.invite({
        requestDelegate: {
          onProgress: ({ message }) => {
            if (!isOld()) {
              told(message)
              waitForAnswer()
            }
            void progress(isOld, message.statusCode ?? 0, message.body)
          },
          onAccept: ({ message }) => {
            if (!isOld()) told(message)
          },
          onReject: ({ message }) => {
            // What SIP.js says of itself when it could not send: the line decides what becomes of the call.
            if (isOld() || (!isAnswer(message) && !parts.lineUp())) return
            const status = message.statusCode ?? 500
            if (status === tooShort && !raised) {
              raised = true
              inviter = place(0, mine)
            } else if (calleeAway.includes(status) && parts.clock.now() < againUntil)
              inviter = place(tryAgainAfter)
            else {
              referral?.tell(status)
              core.end(rejectReason(status, reasonsOf(message)))
            }
          },
          // Never followed: where a call goes is for the person to say.
          onRedirect: ({ message }) => {
            if (isOld()) return
            core.end({ kind: 'failed', error: { code: 'moved', sipStatus: message.statusCode ?? 300 } })
          },
        },
      })
    } catch (error) {
      if (!isOld()) core.end(beginFailure(error))
    }
  }

  /** Who rings, or has answered, where a network tells (RFC 5876 §4). */
  function told(message: Core.IncomingResponseMessage) {
    core.named(({ assertedIn }) => {
      const party = assertedIn(message)
      if (!party && (namedBy === undefined || namedBy === message.toTag)) return undefined
      namedBy = party && message.toTag
      // A call that rings in several places: this is another one, of which nothing is known but what was dialled.
      return party ?? { user: target.user, address: target.address }
    })
  }

  async function progress(isOld: () => boolean, status: number, sdp: string) {
    if (isOld() || (status !== 180 && status !== 183)) return
    const withSound = sdp.startsWith('v=')
    if (withSound)
      await core
        .media()
        .earlyAnswer(sdp)
        .catch(() => {})
    if (isOld()) return
    referral?.tell(180)
    parts.report({ type: 'call-ringing', callId: id, earlyMedia: withSound })
  }

  function waitForAnswer() {
    forgetRing()
    forgetRing = parts.clock.after(ringPatience, () => {
      if (isUp() || core.isOver()) return
      // Somebody is heard, an announcement or a queue: the person decides how long.
      if (core.isHeard()) return waitForAnswer()
      sayCancel()
      referral?.tell(408)
      core.end({ kind: 'no-answer' })
    })
  }

  /** Said on a dead socket it would be lost, and their phone ring on. */
  function sayCancel() {
    const given = inviter
    const say = () => void given.cancel().catch(() => {})
    if (parts.lineUp()) say()
    else parts.oweCancel(say)
  }

  function cancel() {
    // SIP.js waits up to 32 s for a first answer before it may send CANCEL; the person does not.
    sayCancel()
    referral?.tell(487)
    core.end(ourEnd(false))
  }

  /** Its answers went to the old socket: once more from the new one, once. The server may still ring for the first. */
  function placeAgain() {
    placedAgain = true
    againUntil = parts.clock.now() + calleeBackWithin
    const old = inviter
    inviter = place()
    old.cancel().catch(() => {})
  }

  const isUp = () => inviter.state === SessionState.Established
  const hangUp = () => (isUp() ? core.bye() : cancel())
  return {
    answer: () => {},
    decline: hangUp,
    hangUp,
    ...core.actions,
    lineChanged: (up) => {
      if (core.isOver()) return
      if (isUp()) return core.lineChanged(up)
      forgetLine()
      if (up && !placedAgain) return placeAgain()
      const lost = () => {
        sayCancel()
        core.end(lineLost)
      }
      if (up) return lost()
      forgetLine = parts.clock.after(lineBackWithin, () => {
        if (!core.isOver() && !parts.lineUp()) lost()
      })
    },
    overtaken: () => {},
    redirect: () => {},
    abandon: () => {
      forgetLine()
      if (!isUp()) cancel()
      else {
        core.bye()
        core.end(ourEnd(true))
      }
    },
  }
}
