/** The INVITE of a robot that calls, and what can be wished of its call. */

import { sandboxDomain } from './accounts.ts'
import { newVia, sdpType } from './dialog.ts'
import type { Header, SipRequest } from './message.ts'
import { newToken } from './replies.ts'
import { robotHost } from './robotWorld.ts'

export interface CallOut {
  readonly from: string
  readonly to: string
  readonly displayName?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly lateOffer?: boolean
  /** Says a tone in what a 183 describes, until the answer. */
  readonly earlyMedia?: boolean
  /** Asks for a digest when the user hangs up or changes the call, as only a thief of one would. */
  readonly challengeBye?: boolean | 401 | 407
  /** Counted from the answer, ms. */
  readonly hangUpAfter?: number
  /** Asks the user to call this one instead: a SIP address, or a user or number of the sandbox. */
  readonly transferTo?: string
  /** Counted from the answer, ms; 1000 unless told. */
  readonly transferAfter?: number
  /** Counted from the start, ms; an answered call is not cancelled. */
  readonly cancelAfter?: number
}

/** FreeSWITCH asks phones behind NAT for it, and every WebSocket counts as that. */
export const sessionTimer: readonly Header[] = [
  { name: 'Session-Expires', value: '120;refresher=uac' },
  { name: 'Min-SE', value: '120' },
]

interface Invite {
  readonly uri: string
  readonly callId: string
  readonly sdp: string | undefined
  readonly more: readonly Header[]
}

export function inviteFor(wish: CallOut, { uri, callId, sdp, more }: Invite): SipRequest {
  const name = wish.displayName === undefined ? '' : `"${wish.displayName.replace(/["\\]/g, '\\$&')}" `
  const wished: Header[] = Object.entries(wish.headers ?? {}).map(([key, value]) => ({ name: key, value }))
  return {
    method: 'INVITE',
    uri,
    version: 'SIP/2.0',
    headers: [
      newVia(robotHost),
      { name: 'Max-Forwards', value: '70' },
      { name: 'From', value: `${name}<sip:${wish.from}@${sandboxDomain}>;tag=${newToken()}` },
      { name: 'To', value: `<${uri}>` },
      { name: 'Call-ID', value: callId },
      { name: 'CSeq', value: '1 INVITE' },
      { name: 'Contact', value: `<sip:${wish.from}@${robotHost};transport=ws>` },
      { name: 'Allow', value: 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, REFER, NOTIFY, UPDATE' },
      { name: 'Supported', value: 'replaces' },
      ...wished,
      ...more,
      ...(sdp === undefined ? [] : [sdpType]),
    ],
    body: sdp ?? '',
  }
}
