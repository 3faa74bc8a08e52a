/** Makes a bad frame of a good one: some of them broken by the letter, some still whole enough to get far. */

import type { Chance } from './measure.ts'

type Change = (text: string, chance: Chance, others: readonly string[]) => string

const hostile = [
  '',
  ' ',
  '\r\n',
  '\r\n\r\n',
  '\n',
  '\u0000',
  '\ufffd',
  '\ud800',
  '\u202e',
  '%',
  '%00',
  '%zz',
  '"',
  '<',
  '>',
  ';',
  ';;',
  ',',
  ':',
  '@',
  '=',
  ';tag=',
  ';branch=z9hG4bK',
  '<sip:>',
  '<sip:@>',
  '<sip:[::1]:99999>',
  '<tel:+1;phone-context=+1>',
  '<script>',
  '*',
  '0',
  '-1',
  '65536',
  '2147483647',
  '2147483648',
  '4294967296',
  '1e9',
  'NaN',
  '9'.repeat(40),
  'x'.repeat(3000),
  '(('.repeat(500),
  '__proto__',
  'constructor',
  'toString',
]

const headers = [
  'Via: SIP/2.0/WSS x.invalid;branch=z9hG4bKx',
  'Require: 100rel',
  'Require: timer',
  'Supported: 100rel, timer, replaces',
  'Session-Expires: 90;refresher=uas',
  'Session-Expires: 0',
  'Min-SE: 99999999999',
  'RSeq: 1',
  'RAck: 1 1 INVITE',
  'Record-Route: <sip:x.invalid;lr>',
  'Record-Route: <sip:',
  'Route: <sip:x.invalid;lr>',
  'Contact: *',
  'Contact: <sip:a@b>, <sip:c@d>',
  'Replaces: a;to-tag=b;from-tag=c',
  'Refer-To: <sip:+1900@x.invalid?Replaces=a%3Bto-tag%3Db>',
  'Referred-By: <sip:x@x>',
  'Event: refer',
  'Subscription-State: terminated;reason=noresource',
  'Alert-Info: <http://x.invalid/>;info=alert-autoanswer',
  'Call-Info: <sip:x>;answer-after=0',
  'Answer-Mode: Auto',
  'P-Auto-Answer: normal',
  'Content-Type: multipart/mixed;boundary=x',
  'Content-Type: application/dtmf-relay',
  'Content-Encoding: gzip',
  'Content-Disposition: early-session',
  'Reason: SIP;cause=200;text="x',
  'Retry-After: 99999999999',
  'WWW-Authenticate: Digest realm="x", nonce="y", qop="auth-int", algorithm=MD5-sess',
  'Proxy-Authenticate: Digest',
  'Warning: 399 x "',
  'Expires: -5',
  'Max-Forwards: 0',
  '__proto__: x',
  ': nameless',
  'No colon',
  ' folded onto what was before',
]

const methods =
  'INVITE ACK BYE CANCEL INFO OPTIONS UPDATE PRACK REFER NOTIFY SUBSCRIBE MESSAGE REGISTER PUBLISH NEW'.split(
    ' ',
  )

const statuses = [100, 180, 183, 199, 200, 202, 299, 300, 302, 305, 380, 400, 401, 403, 404, 407, 408]
const moreStatuses = [415, 420, 422, 423, 480, 481, 482, 486, 487, 488, 491, 493, 500, 503, 600, 603, 699]

/** A place within the text, and one not far behind it. */
function span(text: string, chance: Chance): [from: number, to: number] {
  const from = chance.below(text.length + 1)
  return [from, Math.min(text.length, from + 1 + chance.below(chance.often(0.2) ? 400 : 20))]
}

function splice(text: string, from: number, to: number, put: string): string {
  return text.slice(0, from) + put + text.slice(to)
}

/** Changes one line of the head, or takes it away, or adds to it. */
function line(text: string, chance: Chance, change: (line: string) => readonly string[]): string {
  const [head = '', ...body] = text.split('\r\n\r\n')
  const lines = head.split('\r\n')
  const at = chance.below(lines.length)
  const changed = lines.flatMap((one, index) => (index === at ? change(one) : [one]))
  return [changed.join('\r\n'), ...body].join('\r\n\r\n')
}

const byLetter: readonly Change[] = [
  (text, chance) => {
    const [from] = span(text, chance)
    return splice(text, from, from + 1, String.fromCharCode(chance.below(chance.often(0.8) ? 128 : 0xffff)))
  },
  (text, chance) => splice(text, ...span(text, chance), ''),
  (text, chance) => {
    const [from, to] = span(text, chance)
    return splice(text, to, to, text.slice(from, to))
  },
  (text, chance) => {
    const [from] = span(text, chance)
    return splice(text, from, from, chance.pick(hostile))
  },
  (text, chance) => splice(text, ...span(text, chance), chance.pick(hostile)),
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  (text, chance, others) => {
    const other = chance.pick(others)
    return text.slice(0, chance.below(text.length)) + other.slice(chance.below(other.length))
  },
  (text, chance) => (chance.often(0.1) ? text.replaceAll('\r\n', '\n') : text.replace('\r\n', '\n')),
  (text, chance) => (chance.often(0.05) ? text + 'x'.repeat(70_000) : text),
]

const byLine: readonly Change[] = [
  (text, chance) => line(text, chance, () => []),
  (text, chance) => line(text, chance, (one) => [one, one]),
  (text, chance) => line(text, chance, (one) => [one, chance.pick(headers)]),
  (text, chance) => line(text, chance, (one) => [one.replace(/: .*$/, `: ${chance.pick(hostile)}`)]),
  (text, chance) => line(text, chance, (one) => [one.replace(/: /, ':\r\n\t')]),
  (text, chance) => line(text, chance, (one) => [one.replace(/^[\w-]+(?=:)/, (name) => name.toUpperCase())]),
  (text, chance) => line(text, chance, (one) => [one.replace(/\d+/, chance.pick(hostile))]),
  (text, chance) => line(text, chance, (one) => [one.replace(/;[^;]*$/, '')]),
  (text, chance, others) => {
    const foreign = chance.pick(others).split('\r\n')
    return line(text, chance, (one) => [one, chance.pick(foreign)])
  },
]

/** Whole by the letter, and meaning something else. */
const byMeaning: readonly Change[] = [
  (text, chance) => {
    const method = chance.pick(methods)
    return text.replace(/^[A-Z]+(?= sip:)/, method).replace(/^(CSeq: \d+) [A-Z]+/m, `$1 ${method}`)
  },
  (text, chance) => text.replace(/^(SIP\/2\.0) \d+/, `$1 ${chance.pick([...statuses, ...moreStatuses])}`),
  (text, chance) => text.replace(/branch=[^;\s]+/, `branch=z9hG4bK${chance.below(2 ** 31).toString(36)}`),
  (text, chance) =>
    text.replace(/^CSeq: (\d+)/m, (_, number) => `CSeq: ${Number(number) + chance.below(4) - 1}`),
  (text, chance) => text.replace(/;tag=[^;\s>]+/, `;tag=${chance.below(99)}`),
  (text, chance) => text.replace(/^(Call-ID: ).*$/m, `$1${chance.below(2 ** 31)}@fuzz`),
  (text) => withLength(text.replace(/\r\n\r\n[\s\S]*$/, '\r\n\r\n')),
  (text, chance) => {
    const lines = text.split('\r\n')
    const at = lines.findLastIndex((one) => /^[a-z]=/.test(one))
    lines.splice(at < 0 ? lines.length : chance.below(at), 1, chance.pick(sdpLines))
    return withLength(lines.join('\r\n'))
  },
]

const sdpLines = [
  'm=audio 0 UDP/TLS/RTP/SAVPF 0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'm=audio',
  'a=inactive',
  'a=sendonly',
  'a=rtpmap:126 telephone-event/48000',
  'a=rtpmap:x',
  'a=group:BUNDLE 0 1 2',
  'c=IN IP4 0.0.0.0',
  'v=1',
]

/** Mends the Content-Length, so that a changed body is read at all. */
function withLength(text: string): string {
  const body = text.slice(text.indexOf('\r\n\r\n') + 4)
  return text.replace(/^(Content-Length: )\d+/m, `$1${new TextEncoder().encode(body).length}`)
}

export function mutate(frame: string, others: readonly string[], chance: Chance): string | ArrayBuffer {
  let text = frame
  const families = [byLetter, byLine, byMeaning, byMeaning]
  for (let left = 1 + chance.below(4); left > 0; left--)
    text = chance.pick(chance.pick(families))(text, chance, others)
  if (!chance.often(0.03)) return text
  const bytes = new TextEncoder().encode(text)
  for (let left = chance.below(5); left > 0 && bytes.length; left--)
    bytes[chance.below(bytes.length)] = chance.below(256)
  return bytes.buffer
}
