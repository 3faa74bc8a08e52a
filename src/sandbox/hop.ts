/** What a proxy says itself to the next hop, and what it changes in the requests that pass. */

import { parseAddress, parseCSeq } from './address.ts'
import {
  type Header,
  header,
  type SipRequest,
  type SipResponse,
  withHeader,
  without,
  withoutTop,
} from './message.ts'

/** A request about an INVITE: same place, same branch, same number (RFC 3261 §9.1, §17.1.1.3). */
function about(
  invite: SipRequest,
  method: string,
  kept: readonly string[],
  more: readonly Header[],
): SipRequest {
  const [via] = invite.headers.filter(({ name }) => name.toLowerCase() === 'via')
  const number = parseCSeq(header(invite, 'cseq'))?.number
  return {
    ...invite,
    method,
    headers: [
      ...(via ? [via] : []),
      ...invite.headers.filter(({ name }) => kept.includes(name.toLowerCase())),
      { name: 'CSeq', value: `${number} ${method}` },
      ...more,
    ],
    body: '',
  }
}

export const cancelOf = (invite: SipRequest, reasons: readonly Header[] = []): SipRequest =>
  about(invite, 'CANCEL', ['from', 'to', 'call-id', 'route', 'max-forwards'], reasons)

export const ackOf = (invite: SipRequest, refusal: SipResponse): SipRequest =>
  about(
    invite,
    'ACK',
    ['from', 'call-id', 'route', 'max-forwards'],
    [{ name: 'To', value: header(refusal, 'to') ?? '' }],
  )

/** A hop less, this proxy out of the route, and no credentials of its own realm (RFC 3261 §16.4, §16.6, §22.3). */
export function passingOn(request: SipRequest, host: string): SipRequest {
  let passing = withHeader(request, 'Max-Forwards', String(Number(header(request, 'max-forwards') ?? 71) - 1))
  for (;;) {
    const route = header(passing, 'route')
    if (route === undefined || !isOwnRoute(route, host)) break
    passing = withoutTop(passing, 'Route')
  }
  return without(passing, 'Proxy-Authorization')
}

const isOwnRoute = (route: string, host: string): boolean =>
  parseAddress(route).uri.toLowerCase().startsWith(`sip:${host};`)

/** Who calls is for us to say: what a phone asserts of itself is not passed on (RFC 3325 §5). */
export function trusted(request: SipRequest): SipRequest {
  return ['P-Asserted-Identity', 'Remote-Party-ID'].reduce(without, request)
}
