/** A call that comes to us: 180, then our answer, our refusal, or their CANCEL. */

import { type Invitation, SessionState } from 'sip.js'
import type { CallId } from '../phone/call.ts'
import type { CallSession, SessionParts } from './callSession.ts'
import { beginFailure, cancelReason, ourEnd, reasonsOf } from './reason.ts'
import { createSessionCore } from './session.ts'

/** How long an answer given after the line was away waits for its ACK. */
const ackPatience = 6000

/** Where it takes the place of another call: told when it is up; that call may have been on hold. */
export interface Instead {
  readonly taken: () => void
  readonly held: boolean
}

export function takeCall(
  id: CallId,
  invitation: Invitation,
  parts: SessionParts,
  instead?: Instead,
): CallSession {
  const core = createSessionCore(id, parts)
  let connected = false
  core.bind(invitation, false)
  // Whom the person did not speak to must not come to the front by sending somebody else.
  if (instead?.held) core.media().want = 'sendonly'
  invitation.delegate = {
    ...core.delegate,
    onCancel: (cancel) => core.end(cancelReason(reasonsOf(cancel.request))),
    // Only the ACK makes it a conversation: a caller who cancelled meanwhile sends ACK and BYE.
    onAck: () => {
      const connectedBefore = connected
      connected = true
      core.connected()
      if (!connectedBefore && instead?.held) parts.report({ type: 'call-held', callId: id, by: 'us' })
      instead?.taken()
    },
  }
  let answered = false
  let answerWaits = false
  let lineWasAway = false
  let forgetWait = () => {}
  invitation.stateChange.addListener((state) => {
    // Nobody answered in SIP.js's own time: its 480 has gone out.
    if (state === SessionState.Terminated && !answered) core.end({ kind: 'no-answer' })
  })
  // Never with a description: SIP.js would leave it out of the 200 that follows.
  invitation.progress({ statusCode: 180 }).catch(() => {})

  async function answer() {
    answered = true
    try {
      await core.media().prepare()
      if (core.isOver()) return
      answerWaits = !parts.lineUp()
      if (answerWaits) return
      if (lineWasAway) giveUpAfter(ackPatience, 'call-gone')
      await invitation.accept({ extraHeaders: ['X-FS-Support: update_display,send_info'] })
    } catch (error) {
      core.end(beginFailure(error))
      refuse(480)
    }
  }

  /** What was asked of a caller we may have lost is not waited for as long as SIP.js would, half a minute. */
  function giveUpAfter(ms: number, code: 'call-gone' | 'connection-lost') {
    forgetWait()
    forgetWait = parts.clock.after(ms, () => {
      if (isWaiting()) core.end({ kind: 'failed', error: { code } })
    })
  }

  const isWaiting = () => !core.isOver() && !connected

  function refuse(statusCode: number) {
    const { state } = invitation
    if (state === SessionState.Initial || state === SessionState.Establishing)
      invitation.reject({ statusCode }).catch(() => {})
  }

  return {
    answer: () => void answer(),
    decline: () => {
      core.end({ kind: 'declined', by: 'us' })
      refuse(603)
    },
    hangUp: () => {
      if (invitation.state === SessionState.Established) return core.bye()
      const unanswered = invitation.state === SessionState.Initial
      core.end(unanswered ? { kind: 'declined', by: 'us' } : ourEnd(false))
      // 486 ends it for this phone alone: other devices of the same person ring on.
      refuse(486)
    },
    ...core.actions,
    lineChanged: (up) => {
      if (core.isOver()) return
      if (connected) return core.lineChanged(up)
      if (!up) {
        lineWasAway = true
        // Longer than the caller's server keeps an INVITE it cannot deliver (RFC 3261 §17.1.1.2, Timer B).
        giveUpAfter(32_000, 'connection-lost')
      } else if (answerWaits) void answer()
    },
    overtaken: () => {
      if (answered || !lineWasAway || core.isOver()) return
      core.end({ kind: 'cancelled', by: 'them' })
      refuse(486)
    },
    redirect: (to) => {
      core.end({ kind: 'transferred', to })
      const { state } = invitation
      if (state === SessionState.Initial)
        invitation.reject({ statusCode: 302, extraHeaders: [`Contact: <${to.address}>`] }).catch(() => {})
    },
    abandon: () => {
      forgetWait()
      if (connected) core.bye()
      core.end(connected ? ourEnd(true) : { kind: 'declined', by: 'us' })
      refuse(486)
    },
  }
}
