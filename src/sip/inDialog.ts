/** A fresh INVITE of SIP.js that speaks in a dialog, or a call, which it did not begin. */

import { Core, NameAddrHeader } from 'sip.js'

export interface Place {
  readonly callId: string
  readonly fromTag: string
  readonly toTag?: string
  readonly cseq: number
}

/** SIP.js writes these headers when the INVITE is made; until it is sent they can still be changed. */
export function speakIn(request: Core.OutgoingRequestMessage, place: Place): void {
  Object.assign(request, place)
  request.from.setParam('tag', place.fromTag)
  if (place.toTag !== undefined) request.to.setParam('tag', place.toTag)
  request.setHeader('call-id', place.callId)
  request.setHeader('from', request.from.toString())
  request.setHeader('to', request.to.toString())
  request.setHeader('cseq', `${place.cseq} INVITE`)
}

/**
 * An INVITE that was out when its socket died. After a 100 SIP.js would wait for its answer for ever, and let nothing else
 * be asked in the dialog: it is told what it hears of a dead socket.
 */
export function lostOnItsWay(request: unknown): void {
  const { transaction } = (request ?? {}) as { transaction?: { onTransportError(error: Error): void } }
  transaction?.onTransportError(new Error('The line went away.'))
}

/**
 * A 200 of ours whose ACK got lost. SIP.js would wait for it for ever, and let nothing be changed in the call by either
 * side. Who asks anew has had the 200, or given up on it; we ask anew once it was repeated for long enough (RFC 3261
 * §13.3.1.4).
 */
export function forgetLostAck(dialog: Core.SessionDialog, asksAnew?: Core.IncomingRequestMessage): void {
  const server = dialog.reinviteUserAgentServer
  if (!server) return
  const { state, request } = server.transaction
  const isOver = state === Core.TransactionState.Terminated
  const isNewer = state === Core.TransactionState.Accepted && (asksAnew?.cseq ?? 0) > request.cseq
  // An offer of ours in the 200 is still without its answer.
  const isAgreed = dialog.signalingState === Core.SignalingState.Stable
  if (isOver || (isNewer && isAgreed)) dialog.reinviteUserAgentServer = undefined
}

/** Where an UPDATE says that the far side is found from now on (RFC 3311 §5.2): SIP.js never sees it. */
export function moveTarget(dialog: Core.Dialog, update: Core.IncomingRequestMessage): void {
  const contact = update.parseHeader('contact')
  const known = dialog['dialogState']
  if (!(contact instanceof NameAddrHeader) || update.cseq <= (known.remoteSequenceNumber ?? 0)) return
  known.remoteSequenceNumber = update.cseq
  known.remoteTarget = contact.uri
}
