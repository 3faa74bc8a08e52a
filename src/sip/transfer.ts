/** Handing a call on: REFER, and what the far side tells of it (RFC 3515, RFC 5589). */

import { Core, type Notification, type Session, SessionState, UserAgent } from 'sip.js'
import type { CallId, Party, TransferResult } from '../phone/call.ts'
import type { Clock } from '../phone/clock.ts'
import { PhoneError } from '../phone/errors.ts'
import type { Report } from '../phone/ports.ts'
import { isAnswer } from './reason.ts'

export interface TransferParts {
  readonly id: CallId
  readonly session: Session
  readonly clock: Clock
  readonly report: Report
  readonly isHeld: () => boolean
  readonly hold: () => Promise<void>
  readonly resume: () => Promise<void>
  /** Ends the call as handed on, where the far side does not end it. */
  readonly leave: (to: Party) => void
  /** The far side does not know the call any more. */
  readonly gone: (sipStatus: number) => void
}

export interface Transfers {
  /** Asks for it. `referTo` may carry a Replaces header (RFC 3891). Rejects `wrong-moment` while another is under way. */
  start(referTo: string, to: Party): Promise<TransferResult>
  /** Waits no longer. */
  cancel(): void
  /** To whom the call was handed on, as far as a BYE that comes now may mean that. */
  handedTo(): Party | undefined
  /** A transfer of another call may join this one to it; nothing: it came to nothing. */
  expect(to: Party | undefined): void
  /** It did: the call ends the same way. */
  joined(to: Party): void
  /** The call is over. */
  stop(): void
}

/** The far side says at once whether it will try; a FreeSWITCH that cannot may never say (then we ask). */
const newsPatience = 30_000
/** Once the target rings, as long as somebody may take to answer. */
const answerPatience = 180_000
/** Most far sides hang up themselves when it is done (RFC 5589 §6.1). */
const leaveAfter = 2000

export function createTransfers(parts: TransferParts): Transfers {
  const { id, session, clock, report } = parts
  let settle: ((result: TransferResult) => void) | undefined
  let cancelWait = () => {}
  let handed: Party | undefined
  let takenBack = false

  function tell(to: Party, progress: 'asked' | 'accepted' | 'ringing') {
    report({ type: 'call-transferring', callId: id, transfer: { to, progress } })
  }

  function finish(result: TransferResult) {
    cancelWait()
    const done = settle
    settle = undefined
    done?.(result)
  }

  function waitForNews(ms: number) {
    cancelWait()
    cancelWait = clock.after(ms, () => {
      void stillThere(session).then((status) => {
        finish({ outcome: 'unknown' })
        if (status !== undefined) parts.gone(status)
      })
    })
  }

  function refer(referTo: string, to: Party): Promise<TransferResult> {
    return new Promise((resolve) => {
      settle = resolve
      waitForNews(newsPatience)
      const refused = ({ message }: { message: Core.IncomingResponseMessage }) => {
        if (!isAnswer(message)) finish({ outcome: 'unknown' })
        else finish({ outcome: 'refused', sipStatus: message.statusCode ?? 500 })
      }
      let asked: Core.OutgoingReferRequest | undefined
      session
        .refer(bracketed(referTo), {
          onNotify: (notification) => {
            // News of an earlier one that was taken back; the first of a dialog may leave its number out (§2.4.6).
            const id = /;\s*id\s*=\s*(\d+)/i.exec(notification.request.getHeader('event') ?? '')?.[1]
            if (asked && id !== undefined && Number(id) !== asked.message.cseq)
              notification.accept().catch(() => {})
            else heard(notification, to)
          },
          requestDelegate: {
            onAccept: () => {
              if (!settle) return
              handed = to
              tell(to, 'accepted')
              waitForNews(newsPatience)
            },
            onReject: refused,
            onRedirect: refused,
          },
        })
        .then((request) => {
          asked = request
        })
        .catch(() => finish({ outcome: 'unknown' }))
    })
  }

  function heard(notification: Notification, to: Party) {
    notification.accept().catch(() => {})
    if (!settle) return
    const { request } = notification
    const status = Number(/^\s*SIP\/2\.0 (\d{3})/i.exec(request.body)?.[1] ?? 0)
    const over = /^\s*terminated/i.test(request.getHeader('subscription-state') ?? '')
    if (status >= 300) {
      handed = undefined
      finish({ outcome: 'refused', sipStatus: status })
    } else if (status >= 200) {
      handed = to
      finish({ outcome: 'done' })
    } else if (over) finish({ outcome: 'unknown' })
    else if (status > 100) {
      tell(to, 'ringing')
      waitForNews(answerPatience)
    }
  }

  function leaveSoon(to: Party) {
    handed = to
    cancelWait = clock.after(leaveAfter, () => parts.leave(to))
  }

  return {
    start: async (referTo, to) => {
      if (settle) throw new PhoneError('wrong-moment', 'A transfer is under way already.')
      takenBack = false
      tell(to, 'asked')
      const wasHeld = parts.isHeld()
      // They hear the hold music, not us hunting for the other (RFC 5589 §6.1); who refuses to be held goes unheld.
      if (!wasHeld) await parts.hold().catch(() => {})
      // The hold may have taken its time: the person may think better of it.
      const there = !takenBack && session.state === SessionState.Established
      const result: TransferResult = there ? await refer(referTo, to) : { outcome: 'unknown' }
      report({ type: 'call-transferred', callId: id, to, ...result })
      if (result.outcome === 'done') leaveSoon(to)
      else {
        handed = undefined
        if (!wasHeld && session.state === SessionState.Established) parts.resume().catch(() => {})
      }
      return result
    },
    cancel: () => {
      takenBack = true
      finish({ outcome: 'unknown' })
    },
    handedTo: () => handed,
    expect: (to) => {
      handed = to
    },
    joined: leaveSoon,
    stop: () => {
      finish(handed ? { outcome: 'done' } : { outcome: 'unknown' })
      cancelWait()
    },
  }
}

/**
 * OPTIONS in the dialog (RFC 3261 §11, §12.2): resolves with 481 or 408 where the call is gone, else with nothing. INFO
 * would prove nothing: it is answered 200 also in calls that are not.
 */
function stillThere(session: Session): Promise<number | undefined> {
  const { dialog } = session
  if (!(dialog instanceof Core.SessionDialog)) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const done = ({ message }: { message: Core.IncomingResponseMessage }) => {
      const status = message.statusCode ?? 0
      resolve(isAnswer(message) && (status === 481 || status === 408) ? status : undefined)
    }
    const request = dialog.createOutgoingRequestMessage('OPTIONS')
    session.userAgent.userAgentCore.request(request, { onAccept: done, onReject: done, onRedirect: done })
  })
}

/** An address with a question mark stands in angle brackets (RFC 3515 §2.1); SIP.js writes it without. */
function bracketed(address: string) {
  const uri = UserAgent.makeURI(address)
  if (!uri) throw new PhoneError('bad-target', 'This cannot be called.')
  return Object.assign(uri, { toString: () => `<${address}>` })
}

/** Where the far side of a call is found by somebody else, and which of its dialogs the new one replaces. */
export function replacing(
  party: Party,
  dialog: { callId: string; localTag: string; remoteTag: string; target: string },
  domain: string,
): string {
  const host = party.address.slice(party.address.lastIndexOf('@') + 1).toLowerCase()
  // A browser's own Contact ends in `.invalid` (RFC 7118 §5): only its address of record leads there.
  const direct = host !== domain.toLowerCase() && !/\.invalid\b/i.test(dialog.target)
  const address = direct ? dialog.target.replace(/[;?].*$/, '') : party.address
  const { callId, remoteTag, localTag } = dialog
  const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`)
  return `${address}?Replaces=${replaces}`
}
