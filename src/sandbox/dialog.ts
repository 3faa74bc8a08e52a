/** One robot's half of a SIP dialog (RFC 3261 §12): what its next request must carry. */

import { parseAddress, parseCSeq, tagOf } from './address.ts'
import { type Header, header, headers, type SipMessage, type SipRequest } from './message.ts'
import { newToken } from './replies.ts'

export interface Dialog {
  readonly callId: string
  readonly localTag: string
  /** From and To values as this side writes them, tags included. */
  readonly local: string
  readonly remote: string
  readonly contact: string
  readonly routes: readonly string[]
  target: string
  localNumber: number
  remoteNumber: number
}

export interface Extras {
  readonly headers?: readonly Header[]
  readonly sdp?: string
  readonly body?: { readonly type: string; readonly text: string }
}

const withTag = (value: string, tag: string): string =>
  tagOf(value) === undefined ? `${value};tag=${tag}` : value

const targetIn = (message: SipMessage): string => parseAddress(header(message, 'contact') ?? '').uri

/** The dialog that an INVITE to us begins. */
export function dialogOfInvite(request: SipRequest, contact: string): Dialog {
  const localTag = newToken()
  return {
    callId: header(request, 'call-id') ?? '',
    localTag,
    local: withTag(header(request, 'to') ?? '', localTag),
    remote: header(request, 'from') ?? '',
    contact,
    routes: headers(request, 'record-route'),
    target: targetIn(request),
    localNumber: 0,
    remoteNumber: parseCSeq(header(request, 'cseq'))?.number ?? 0,
  }
}

/** The dialog that an answer to our INVITE begins. */
export function dialogOfAnswer(invite: SipRequest, answer: SipMessage, contact: string): Dialog {
  return {
    callId: header(invite, 'call-id') ?? '',
    localTag: tagOf(header(invite, 'from')) ?? '',
    local: header(invite, 'from') ?? '',
    remote: header(answer, 'to') ?? '',
    contact,
    routes: headers(answer, 'record-route').toReversed(),
    target: targetIn(answer),
    localNumber: parseCSeq(header(invite, 'cseq'))?.number ?? 0,
    remoteNumber: 0,
  }
}

export const newVia = (host: string): Header => ({
  name: 'Via',
  value: `SIP/2.0/WS ${host};branch=z9hG4bK${newToken()}`,
})

/** The next request in the dialog; an ACK repeats the number of its INVITE. */
export function requestIn(dialog: Dialog, method: string, extras: Extras = {}): SipRequest {
  if (method !== 'ACK') dialog.localNumber++
  return {
    method,
    uri: dialog.target,
    version: 'SIP/2.0',
    headers: [
      newVia(parseAddress(dialog.contact).uri.replace(/^.*@|;.*$/g, '')),
      { name: 'Max-Forwards', value: '70' },
      ...dialog.routes.map((value) => ({ name: 'Route', value })),
      { name: 'From', value: dialog.local },
      { name: 'To', value: dialog.remote },
      { name: 'Call-ID', value: dialog.callId },
      { name: 'CSeq', value: `${dialog.localNumber} ${method}` },
      { name: 'Contact', value: dialog.contact },
      ...(extras.headers ?? []),
      ...(extras.sdp === undefined ? [] : [sdpType]),
      ...(extras.body ? [{ name: 'Content-Type', value: extras.body.type }] : []),
    ],
    body: extras.sdp ?? extras.body?.text ?? '',
  }
}

export const sdpType: Header = { name: 'Content-Type', value: 'application/sdp' }
