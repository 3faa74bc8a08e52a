/** One SIP session ⇄ one call: what both directions share. Facts out, requests in. */

import { Core, type Invitation, type Inviter, SessionState } from 'sip.js'
import type { CallId, EndReason, Party } from '../phone/call.ts'
import { PhoneError } from '../phone/errors.ts'
import type { KeptDialog } from '../phone/kept.ts'
import type { SessionCore, SessionParts } from './callSession.ts'
import { createDigitQueue } from './digits.ts'
import { keptDialog } from './farewell.ts'
import { createReinviter } from './hold.ts'
import { createInCall } from './inCall.ts'
import type { CallMedia } from './media.ts'
import { createMediaDoctor } from './mediaDoctor.ts'
import { assertedIn, newsOf } from './party.ts'
import { isAnswer, ourEnd } from './reason.ts'
import { createRefresher } from './refresh.ts'
import { createTransfers, type Transfers } from './transfer.ts'

/** For ICE to find its way with what it has. */
const lateWait = 1000
/** How long a call that was hung up waits for a lost line before it is off the screen. */
const leaveWithin = 5000

export function createSessionCore(id: CallId, parts: SessionParts): SessionCore {
  const { report, clock, random } = parts
  let phase: 'before' | 'connected' | 'leaving' | 'over' = 'before'
  let session: Inviter | Invitation | undefined
  let reinviter: ReturnType<typeof createReinviter> | undefined
  let digits: ReturnType<typeof createDigitQueue> | undefined
  let transfers: Transfers | undefined
  let heldByThem = false
  let ours = false
  let media: CallMedia | undefined
  let unfollow = () => {}
  let cancelLeave = () => {}
  let flowing = false
  let foundLate = false

  const doctor = createMediaDoctor({
    clock,
    mayTreat: () => phase === 'connected' && parts.lineUp(),
    restart: () => refresher.refresh(true),
  })

  function makeMedia(): CallMedia {
    const mine: CallMedia = parts.makeMedia(id, {
      flows: (flow) => {
        if (media !== mine) return
        flowing = flow === 'flowing'
        report({ type: 'call-media', callId: id, media: flow })
        doctor.flows(flow)
      },
      theyHold: (held) => {
        heldByThem = held
        if (phase === 'connected')
          report({ type: held ? 'call-held' : 'call-resumed', callId: id, by: 'them' })
      },
      foundLate: () => {
        foundLate = true
        tellLate()
      },
      digitOver: async () => digits?.played(),
    })
    media = mine
    return mine
  }

  const refresher = createRefresher({
    clock,
    mayAsk: () => phase === 'connected' && parts.lineUp(),
    ask: async (newPaths) => {
      if (!reinviter || !media) return
      if (newPaths) media.restartIce()
      await reinviter.agree()
    },
    isSick: () => doctor.isSick(),
    gone: callGone,
  })

  function callGone(sipStatus: number) {
    // SIP.js would keep its dialog.
    session?.bye().catch(() => {})
    end({ kind: 'failed', error: { code: 'call-gone', sipStatus } })
  }

  /** Ways that were found late are told once, where those that were told do not carry the sound. */
  function tellLate() {
    if (!foundLate || phase !== 'connected') return
    foundLate = false
    clock.after(lateWait, () => {
      if (!flowing) void refresher.refresh(false)
    })
  }

  function end(reason: EndReason) {
    if (phase === 'over') return
    phase = 'over'
    unfollow()
    cancelLeave()
    refresher.stop()
    transfers?.stop()
    digits?.end()
    doctor.stop()
    media?.close()
    report({ type: 'call-ended', callId: id, reason })
    parts.over(id)
  }

  function named(asserted: Party | undefined) {
    const party = newsOf(parts.partyOf(id), asserted)
    if (party && (phase === 'before' || phase === 'connected'))
      report({ type: 'call-party-changed', callId: id, party })
  }

  const { delegate, connected } = createInCall({
    id,
    named,
    isConnected: () => phase === 'connected',
    handedTo: () => transfers?.handedTo(),
    referred: parts.referred,
    end,
    session: () => session,
  })

  async function change(asking: 'hold' | 'resume'): Promise<void> {
    if (!reinviter) throw new PhoneError('wrong-moment', 'The call is not connected.')
    report({ type: 'call-asked', callId: id, asking })
    try {
      await reinviter.agree(asking === 'hold' ? 'sendonly' : 'sendrecv')
    } catch (error) {
      const sipStatus = error instanceof PhoneError ? error.sipStatus : undefined
      report({ type: 'call-refused', callId: id, asking, ...(sipStatus && { sipStatus }) })
      throw error
    }
  }

  function sayBye(reason = ourEnd(true)) {
    if (phase === 'over') return
    const dialog = keepDialog()
    if (session?.state === SessionState.Established) {
      const paid = dialog ? parts.oweBye(dialog) : () => {}
      const onAnswer = ({ message }: { message: Core.IncomingResponseMessage }) => {
        if (isAnswer(message)) paid()
      }
      session.bye({ requestDelegate: { onAccept: onAnswer, onReject: onAnswer } }).catch(() => {})
    }
    end(reason)
  }

  function keepDialog(): KeptDialog | undefined {
    const dialog = session?.dialog
    return dialog instanceof Core.SessionDialog ? keptDialog(dialog, ours) : undefined
  }

  return {
    media: () => media ?? makeMedia(),
    delegate,
    named,
    end,
    isOver: () => phase === 'over',
    isHeard: () => flowing,
    connected: (since) => {
      if (phase !== 'before') return
      phase = 'connected'
      report({ type: 'call-connected', callId: id, ...(since !== undefined && { since }) })
      if (heldByThem) report({ type: 'call-held', callId: id, by: 'them' })
      connected()
      tellLate()
      if (session) unfollow = parts.timers.follow(session.request.callId, refresher.agreed)
    },
    bind: (bound, ownsCallId) => {
      session = bound
      ours = ownsCallId
      media?.close()
      const fresh = makeMedia()
      parts.attachMedia(bound, fresh, id)
      bound.delegate = delegate
      let held = false
      const agreed = (want: 'sendrecv' | 'sendonly') => {
        held = want === 'sendonly'
        if (phase === 'connected')
          report({ type: want === 'sendonly' ? 'call-held' : 'call-resumed', callId: id, by: 'us' })
      }
      reinviter = createReinviter({ session: bound, media: fresh, ownsCallId, clock, random, agreed })
      transfers = createTransfers({
        id,
        session: bound,
        clock,
        report,
        isHeld: () => fresh.want === 'sendonly',
        hold: () => change('hold'),
        resume: () => change('resume'),
        leave: (to) => sayBye({ kind: 'transferred', to }),
        gone: callGone,
      })
      digits = createDigitQueue({
        session: bound,
        media: fresh,
        how: () => parts.settings().dtmf,
        timing: () => parts.settings().dtmfTiming,
        sent: (digit, by) => report({ type: 'call-digits-sent', callId: id, digits: digit, by }),
        held: () => held || fresh.want === 'sendonly',
        lineUp: parts.lineUp,
        clock,
      })
      bound.stateChange.addListener((state) => {
        if (state !== SessionState.Terminated) return
        // Whatever ended it without a word of ours: a failed answer, a timer of SIP.js. Words come right after.
        queueMicrotask(() => {
          if (session === bound) end({ kind: 'failed', error: { code: 'media-failed' } })
        })
      })
    },
    bye: () => {
      if (parts.lineUp()) return sayBye()
      phase = 'leaving'
      doctor.stop()
      media?.close()
      // A line that was stopped for good does not come back; the BYE stays owed.
      cancelLeave = clock.after(leaveWithin, sayBye)
    },
    lineChanged: (up) => {
      if (!up) {
        digits?.lineLost()
        return reinviter?.lineLost()
      }
      if (phase === 'leaving') sayBye()
      else if (phase === 'connected') void refresher.refresh(doctor.isSick())
    },
    actions: {
      hold: () => change('hold'),
      resume: () => change('resume'),
      sendDigits: (more) => digits?.add(more),
      transfer: async (referTo, to) => {
        if (!transfers) throw new PhoneError('wrong-moment', 'The call is not connected.')
        return transfers.start(referTo, to)
      },
      cancelTransfer: () => transfers?.cancel(),
      expectJoin: (to) => transfers?.expect(to),
      joined: (to) => transfers?.joined(to),
      replaced: (by) => sayBye({ kind: 'transferred', to: by }),
      replaceTrack: (track) => media?.replaceTrack(track),
      updated: (request) => {
        if (request.callId === session?.request.callId) named(assertedIn(request))
      },
      stats: async () => media?.stats(),
      keep: () => (phase === 'connected' ? keepDialog() : undefined),
    },
  }
}
