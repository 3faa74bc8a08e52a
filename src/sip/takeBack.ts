/** After a reload: a call that is still up at the far side is taken back inside its old dialog, with new media. */

import { type Core, Inviter, SessionState, URI, UserAgent } from 'sip.js'
import type { CallId } from '../phone/call.ts'
import type { KeptCall } from '../phone/kept.ts'
import type { CallSession, SessionParts } from './callSession.ts'
import { sayGoodbye } from './farewell.ts'
import { lostOnItsWay, speakIn } from './inDialog.ts'
import { beginFailure, ourEnd } from './reason.ts'
import { createSessionCore } from './session.ts'

export interface TakeBackParts extends SessionParts {
  readonly userAgent: UserAgent
  /** Tells the gate that this Call-ID is ours; `routes` are put back where a response leaves them out. */
  readonly ours: (callId: string, routes?: readonly string[]) => void
  readonly token: (bytes: number) => string
  readonly domain: string
}

/** As SIP.js waits for a first word (RFC 3261 §17.1.1.2, Timer B); after a 100 it would wait for ever. */
const patience = 32_000
/** Each uses up to three numbers, and the goodbye comes after them all. */
const mostTries = 3

/**
 * First a re-INVITE in the remembered dialog: the far side sees new addresses, nothing else. Where that is refused, an
 * INVITE that replaces the old call (RFC 3891). Where that is refused too, the call is gone.
 */
export function takeBack(id: CallId, kept: KeptCall, parts: TakeBackParts): CallSession {
  let forgetWait = () => {}
  const over = (ended: CallId) => {
    forgetWait()
    parts.over(ended)
  }
  const core = createSessionCore(id, { ...parts, over })
  const { dialog } = kept
  let tries = 0
  let waiting: unknown
  let inviter = inOldDialog()

  function inOldDialog(inMs = 0): Inviter {
    const mine = inviterTo(dialog.target, [])
    const { request } = mine
    const { callId, localTag: fromTag, remoteTag: toTag } = dialog
    speakIn(request, { callId, fromTag, toTag, cseq: dialog.cseq + 1 + 3 * tries++ })
    request.setHeader('route', [...dialog.routes])
    if (dialog.ours) parts.ours(dialog.callId, dialog.routes)
    const ask = () => void send(mine, refused)
    if (inMs) parts.clock.after(inMs, ask)
    else ask()
    return mine
  }

  function refused({ message }: Core.IncomingResponse) {
    // They ask something themselves just now, or a server could not pass it on (RFC 3261 §14.1).
    const later = (message.statusCode === 491 || message.statusCode === 500) && tries < mostTries
    inviter = later ? inOldDialog(1000 + parts.random() * 1000) : replacing()
  }

  function replacing(): Inviter {
    const replaces = `Replaces: ${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`
    // Where the old call is unknown, a FreeSWITCH calls whom the INVITE names: let that be nobody.
    const mine = inviterTo(`sip:taken-back-${parts.token(6)}@${parts.domain}`, [replaces])
    parts.ours(mine.request.callId)
    void send(mine, () => core.end({ kind: 'failed', error: { code: 'call-gone' } }))
    return mine
  }

  function inviterTo(target: string, extraHeaders: string[]): Inviter {
    const uri = UserAgent.makeURI(target) ?? new URI('sip', '', parts.domain)
    const mine = new Inviter(parts.userAgent, uri, {
      extraHeaders,
      params: { fromUri: dialog.local, toUri: extraHeaders.length ? uri : dialog.remote },
    })
    core.bind(mine, dialog.ours)
    core.media().want = kept.held ? 'sendonly' : 'sendrecv'
    mine.stateChange.addListener((state) => {
      if (state !== SessionState.Established || mine !== inviter) return
      core.connected(kept.since)
      if (kept.held) parts.report({ type: 'call-held', callId: id, by: 'us' })
    })
    return mine
  }

  async function send(mine: Inviter, refused: (response: Core.IncomingResponse) => void) {
    const isOld = () => mine !== inviter || core.isOver()
    try {
      await core.media().prepare()
      if (isOld()) return
      forgetWait()
      forgetWait = parts.clock.after(patience, () => {
        if (isOld() || isUp()) return
        core.end({ kind: 'failed', error: { code: 'call-gone' } })
        sayGoodbye(parts.userAgent, dialog)
      })
      waiting = await mine.invite({
        requestDelegate: {
          onReject: (response) => {
            if (!isOld()) refused(response)
          },
          onRedirect: (response) => {
            if (!isOld()) refused(response)
          },
        },
      })
    } catch (error) {
      if (isOld()) return
      core.end(beginFailure(error))
      sayGoodbye(parts.userAgent, dialog)
    }
  }

  const isUp = () => inviter.state === SessionState.Established
  const hangUp = () => {
    if (isUp()) return core.bye()
    core.end(ourEnd(true))
    sayGoodbye(parts.userAgent, dialog)
  }
  return {
    answer: () => {},
    decline: hangUp,
    hangUp,
    ...core.actions,
    lineChanged: (up) => {
      if (isUp() || core.isOver()) return core.lineChanged(up)
      if (!up) return
      if (tries >= mostTries) return hangUp()
      // Its answer went to the socket before.
      const old = waiting
      inviter = inOldDialog()
      lostOnItsWay(old)
    },
    overtaken: () => {},
    redirect: () => {},
    abandon: hangUp,
  }
}
