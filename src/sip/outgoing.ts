/** A call that we place: INVITE out, early media in, the answer or the reason why not. */

import { Inviter, SessionState, URI, type UserAgent } from 'sip.js'
import type { CallId } from '../phone/call.ts'
import type { Target } from '../phone/target.ts'
import { ourEnd, rejectReason } from './reason.ts'
import { beginFailure, type CallSession, createSessionCore, reasonsOf, type SessionParts } from './session.ts'

export interface OutgoingParts extends SessionParts {
  readonly userAgent: UserAgent
  /** Tells the gate that this Call-ID is ours: its challenges may be answered. */
  readonly ours: (callId: string) => void
}

export function placeCall(
  id: CallId,
  target: Target,
  headers: Readonly<Record<string, string>>,
  parts: OutgoingParts,
): CallSession {
  const core = createSessionCore(id, parts)
  const uri = new URI('sip', target.user.replaceAll('#', '%23'), target.host)
  const inviter = new Inviter(parts.userAgent, uri, {
    // earlyMedia stays off: it ends forked calls with 488. The 183 is given to our media handler below.
    extraHeaders: [
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      // Makes a FreeSWITCH report who answered, and who after a transfer.
      'X-FS-Support: update_display,send_info',
    ],
  })
  core.bind(inviter, true)
  parts.ours(inviter.request.callId)
  inviter.stateChange.addListener((state) => {
    if (state === SessionState.Established) core.connected()
  })

  void place()

  async function place() {
    try {
      await core.media.prepare()
      if (core.isOver()) return
      await inviter.invite({
        requestDelegate: {
          onProgress: ({ message }) => void progress(message.statusCode ?? 0, message.body),
          onReject: ({ message }) => core.end(rejectReason(message.statusCode ?? 500, reasonsOf(message))),
          // Never followed: where a call goes is for the person to say.
          onRedirect: ({ message }) =>
            core.end({ kind: 'failed', error: { code: 'moved', sipStatus: message.statusCode ?? 300 } }),
        },
      })
    } catch (error) {
      core.end(beginFailure(error))
    }
  }

  async function progress(status: number, sdp: string) {
    if (core.isOver() || status < 180 || (status !== 180 && status !== 183)) return
    const withSound = sdp.startsWith('v=')
    if (withSound) await core.media.earlyAnswer(sdp).catch(() => {})
    if (core.isOver()) return
    parts.report({ type: 'call-ringing', callId: id, earlyMedia: withSound })
  }

  function cancel() {
    // SIP.js waits up to 32 s for a first answer before it may send CANCEL; the person does not.
    inviter.cancel().catch(() => {})
    core.end(ourEnd(false))
  }

  const hangUp = () => (inviter.state === SessionState.Established ? core.bye() : cancel())
  return {
    answer: () => {},
    decline: hangUp,
    hangUp,
    hold: core.hold,
    resume: core.resume,
    sendDigits: core.sendDigits,
    replaceTrack: core.media.replaceTrack,
  }
}
