/** A fresh INVITE of SIP.js that speaks in a dialog, or a call, which it did not begin. */

import type { Core } from 'sip.js'

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
