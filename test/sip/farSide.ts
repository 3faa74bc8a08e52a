// A far side that writes its own SIP, rightly or not, to a phone of ours that it calls.

import { expect, vi } from 'vitest'
import { sdpWith } from '../fakes/peer.ts'
import { domain, onlinePhone, phase, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo } from '../fakes/wire.ts'

export const soon = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 3000 })

export interface Eve {
  readonly cseq: number
  readonly extra?: readonly string[]
  readonly body?: string
  /** Of an INVITE another one than usual. */
  readonly contact?: string
}

/** Eve calls Bob, and writes to him in that dialog. What he asks of her is answered with a bare 200, or as she says. */
export async function eveCallsBob(
  invite: Omit<Eve, 'cseq'> = {},
  answers: (text: string) => string | undefined = () => undefined,
  bobs: TestPhoneOptions = {},
) {
  const wire = createWire({
    intercept: (text) => (text.startsWith('ACK ') ? '' : (answers(text) ?? replyTo(text, '200 OK'))),
  })
  const bob = await onlinePhone(wire, 'bob', bobs)
  let to = `<sip:bob@${domain}>`
  const say = (method: string, { cseq, extra = [], body = '', contact = '<sip:eve@eve.invalid>' }: Eve) =>
    wire.inject(
      'bob',
      [
        `${method} sip:bob@phone.invalid SIP/2.0`,
        `Via: SIP/2.0/WSS eve.invalid;branch=z9hG4bK${method}${cseq}`,
        'Max-Forwards: 70',
        `From: <sip:eve@${domain}>;tag=e`,
        `To: ${to}`,
        'Call-ID: eves',
        `CSeq: ${cseq} ${method}`,
        `Contact: ${contact}`,
        ...extra,
        ...(body ? ['Content-Type: application/sdp'] : []),
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    )
  /** The last answer of Bob's to that request of hers. */
  const answerTo = (method: string, cseq: number) =>
    wire.frames.findLast(
      ({ from, text }) =>
        from === 'bob' && text.startsWith('SIP/2.0 ') && headerOf(text, 'CSeq') === `${cseq} ${method}`,
    )?.text
  const statusOf = (method: string, cseq: number) => Number(answerTo(method, cseq)?.slice(8, 11))
  say('INVITE', { body: sdpWith('sendrecv'), ...invite, cseq: 1 })
  await phase(bob, 'ringing')
  to = headerOf(answerTo('INVITE', 1) ?? '', 'To') ?? ''
  const answer = async () => {
    await bob.phone.answer(bob.call()?.id ?? '')
    await soon(() => expect(statusOf('INVITE', 1)).toBe(200))
    say('ACK', { cseq: 1 })
    await phase(bob, 'connected')
  }
  return { wire, bob, say, answer, answerTo, statusOf, id: bob.call()?.id ?? '' }
}
