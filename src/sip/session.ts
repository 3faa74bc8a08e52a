/** One SIP session ⇄ one call: what both directions share. Facts out, requests in. */

import { Core, type Invitation, type Inviter, SessionState } from 'sip.js'
import type { CallId, EndReason, Media } from '../phone/call.ts'
import { PhoneError } from '../phone/errors.ts'
import type { KeptDialog } from '../phone/kept.ts'
import type { ReadParty, SessionCore, SessionParts } from './callSession.ts'
import type { Conversation } from './conversation.ts'
import { keptDialog } from './farewell.ts'
import { createInCall } from './inCall.ts'
import type { CallMedia } from './media.ts'
import { isAnswer, ourEnd } from './reason.ts'

/** How long a call that was hung up waits for a lost line before it is off the screen. */
const leaveWithin = 5000

export function createSessionCore(id: CallId, parts: SessionParts): SessionCore {
  const { report, clock, soon } = parts
  let phase: 'before' | 'connected' | 'leaving' | 'over' = 'before'
  let session: Inviter | Invitation | undefined
  let conversation: Conversation | undefined
  let heldByThem = false
  let ours = false
  let media: CallMedia | undefined
  let cancelLeave = () => {}
  let flow: Media | undefined
  let foundLate = false
  let lineWasAway = false

  function makeMedia(): CallMedia {
    const mine: CallMedia = parts.makeMedia(id, {
      flows: (now) => {
        if (media !== mine) return
        flow = now
        report({ type: 'call-media', callId: id, media: now })
        conversation?.flows(now)
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
      digitOver: async () => conversation?.digitOver(),
    })
    media = mine
    return mine
  }

  /** Once, and when there is somebody to tell. */
  function tellLate() {
    if (!foundLate || !conversation) return
    foundLate = false
    conversation.tellLate()
  }

  function callGone(sipStatus: number) {
    // SIP.js would keep its dialog.
    session?.bye().catch(() => {})
    end({ kind: 'failed', error: { code: 'call-gone', sipStatus } })
  }

  function end(reason: EndReason) {
    if (phase === 'over') return
    phase = 'over'
    cancelLeave()
    conversation?.stop()
    media?.close()
    report({ type: 'call-ended', callId: id, reason })
    parts.over(id)
  }

  function named(read: ReadParty) {
    soon.use((come) => {
      const party = come.newsOf(parts.partyOf(id), read(come))
      if (party && (phase === 'before' || phase === 'connected'))
        report({ type: 'call-party-changed', callId: id, party })
    })
  }

  const { delegate, connected } = createInCall({
    named,
    isConnected: () => phase === 'connected',
    handedTo: () => conversation?.transfers.handedTo(),
    refer: (asked) =>
      soon.use(() => {
        if (conversation && phase === 'connected') conversation.refer(asked)
        else void asked.reject({ statusCode: 603 }).catch(() => {})
      }),
    end,
    session: () => session,
  })

  function converse() {
    soon.use(({ createConversation }) => {
      if (phase !== 'connected' || !session || !media) return
      conversation = createConversation({
        ...parts,
        ...{ id, session, media },
        ownsCallId: ours,
        isUp: () => phase === 'connected',
        flow: () => flow,
        leave: (to) => sayBye({ kind: 'transferred', to }),
        gone: callGone,
      })
      if (flow) conversation.flows(flow)
      tellLate()
      if (lineWasAway && parts.lineUp()) conversation.lineBack()
    })
  }

  /** What is asked of a call that is up; what it takes may still be on its way. */
  async function inConversation<T>(ask: (conversation: Conversation) => Promise<T>): Promise<T> {
    if (phase !== 'connected') throw new PhoneError('wrong-moment', 'The call is not connected.')
    if (!conversation) await soon.need()
    if (!conversation || phase !== 'connected') throw new PhoneError('wrong-moment', 'The call is over.')
    return ask(conversation)
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
    isHeard: () => flow === 'flowing',
    connected: (since) => {
      if (phase !== 'before') return
      phase = 'connected'
      converse()
      report({ type: 'call-connected', callId: id, ...(since !== undefined && { since }) })
      if (heldByThem) report({ type: 'call-held', callId: id, by: 'them' })
      connected()
    },
    bind: (bound, ownsCallId) => {
      session = bound
      ours = ownsCallId
      media?.close()
      const fresh = makeMedia()
      parts.attachMedia(bound, fresh, id)
      bound.delegate = delegate
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
      media?.close()
      // A line that was stopped for good does not come back; the BYE stays owed.
      cancelLeave = clock.after(leaveWithin, sayBye)
    },
    lineChanged: (up) => {
      lineWasAway = true
      if (!up) return conversation?.lineLost()
      if (phase === 'leaving') sayBye()
      else if (phase === 'connected') conversation?.lineBack()
    },
    actions: {
      hold: () => inConversation(({ change }) => change('hold')),
      resume: () => inConversation(({ change }) => change('resume')),
      sendDigits: (digits) => soon.use(() => conversation?.sendDigits(digits)),
      transfer: (referTo, to) => inConversation(({ transfers }) => transfers.start(referTo, to)),
      cancelTransfer: () => conversation?.transfers.cancel(),
      expectJoin: (to) => conversation?.transfers.expect(to),
      joined: (to) => conversation?.transfers.joined(to),
      replaced: (by) => sayBye({ kind: 'transferred', to: by }),
      replaceTrack: (track) => media?.replaceTrack(track),
      updated: (request) => {
        if (request.callId === session?.request.callId) named(({ assertedIn }) => assertedIn(request))
      },
      stats: async () => media?.stats(),
      keep: () => (phase === 'connected' ? keepDialog() : undefined),
    },
  }
}
