/** A call that comes to us: 180, then our answer, our refusal, or their CANCEL. */

import { type Invitation, SessionState } from 'sip.js'
import type { CallId } from '../phone/call.ts'
import { cancelReason, ourEnd } from './reason.ts'
import { beginFailure, type CallSession, createSessionCore, reasonsOf, type SessionParts } from './session.ts'

export function takeCall(id: CallId, invitation: Invitation, parts: SessionParts): CallSession {
  const core = createSessionCore(id, parts)
  core.bind(invitation, false)
  invitation.delegate = {
    ...core.delegate,
    onCancel: (cancel) => core.end(cancelReason(reasonsOf(cancel.request))),
    // Only the ACK makes it a conversation: a caller who cancelled meanwhile sends ACK and BYE.
    onAck: () => core.connected(),
  }
  let answered = false
  invitation.stateChange.addListener((state) => {
    // Nobody answered in SIP.js's own time: its 480 has gone out.
    if (state === SessionState.Terminated && !answered) core.end({ kind: 'no-answer' })
  })
  // Never with a description: SIP.js would leave it out of the 200 that follows.
  invitation.progress({ statusCode: 180 }).catch(() => {})

  async function answer() {
    answered = true
    try {
      await core.media.prepare()
      if (core.isOver()) return
      await invitation.accept({ extraHeaders: ['X-FS-Support: update_display,send_info'] })
    } catch (error) {
      core.end(beginFailure(error))
      refuse(480)
    }
  }

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
    hold: core.hold,
    resume: core.resume,
    sendDigits: core.sendDigits,
    replaceTrack: core.media.replaceTrack,
  }
}
