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
