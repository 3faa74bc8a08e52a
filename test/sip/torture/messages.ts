/** Messages of our own in the classes of RFC 4475, to a phone whose user is alice. */

export interface TortureMessage {
  /** What is odd about it. */
  readonly odd: string
  readonly data: string | ArrayBuffer
  /** The first final answer, or the 180 of a call; `silence` where none is due. */
  readonly due: number | 'silence'
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

interface Written {
  /** The whole first line. */
  readonly start?: string
  readonly method?: string
  readonly uri?: string
  readonly headers?: Headers
  readonly body?: string
}

export function write({ method = 'OPTIONS', uri = 'sip:alice@home.example', ...more }: Written): string {
  const body = more.body ?? ''
  const headers: Headers = {
    Via: 'SIP/2.0/WSS far.example;branch=z9hG4bKt0rture',
    From: '"Far Away" <sip:far@far.example>;tag=f4r',
    To: '<sip:alice@home.example>',
    'Call-ID': 'torture@far.example',
    CSeq: `7 ${method}`,
    'Max-Forwards': '70',
    ...(method === 'INVITE' && { Contact: '<sip:far@far.example;transport=ws>' }),
    'Content-Length': String(new TextEncoder().encode(body).length),
    ...more.headers,
  }
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    values === undefined ? [] : [values].flat().map((value) => `${name}: ${value}`),
  )
  return [more.start ?? `${method} ${uri} SIP/2.0`, ...lines, '', body].join('\r\n')
}

const invite = (more: Written = {}) => write({ method: 'INVITE', ...more })
const response = (start: string, headers: Headers = {}) =>
  write({ start, headers: { Contact: [], ...headers } })

function binary(text: string, ...bytes: number[]): ArrayBuffer {
  const head = new TextEncoder().encode(text)
  const all = new Uint8Array(head.length + bytes.length)
  all.set(head)
  all.set(bytes, head.length)
  return all.buffer
}

const sdp = [
  'v=0',
  'o=- 1 1 IN IP4 192.0.2.7',
  's=-',
  'c=IN IP4 192.0.2.7',
  't=0 0',
  'm=audio 49170 RTP/AVP 0',
  '',
].join('\r\n')
const described = { 'Content-Type': 'application/sdp' }

export const valid: readonly TortureMessage[] = [
  {
    odd: 'blanks and folds wherever they may be',
    data: [
      'INVITE sip:alice@home.example SIP/2.0',
      'vIA  :  SIP /  2.0',
      '  / WSS   far.example ; branch',
      ' = z9hG4bKf0ld',
      'TO :',
      '  <sip:alice@home.example>',
      'f:"Quoted \\"name\\" \\\\" <sip:far@far.example>  ;',
      '\ttag = f0ld',
      'i  :  f0ld@far.example',
      'cSEQ: 0007',
      '   INVITE',
      'MAX-forwards: 0070',
      'Empty:',
      'Odd-Value: ;;,,;=;,;',
      'm:',
      ' <sip:far@far.example;transport=ws;odd;other=value>',
      'l  :0',
      '',
      '',
    ].join('\r\n'),
    due: 180,
  },
  {
    odd: 'a method of all the letters there are',
    data: write({ method: "a.B-c!%*_+`'~0" }),
    due: 405,
  },
  {
    odd: 'escaped letters in the user that are the letters themselves (RFC 3261 §19.1.4)',
    data: invite({ uri: 'sip:%61li%63e@home.example' }),
    due: 180,
  },
  { odd: 'an escaped address as its user', data: write({ uri: 'sip:sips%3Aalice%40a@b.example' }), due: 404 },
  { odd: 'a parameter within the user', data: write({ uri: 'sip:alice;day=tuesday@b.example' }), due: 404 },
  { odd: 'escaped zeros', data: write({ headers: { From: '<sip:%00far%00@far.example>;tag=n' } }), due: 200 },
  {
    odd: 'names in other scripts',
    data: invite({
      headers: { From: '"Юлия \u65e5\u672c \u{1f600}" <sip:far@far.example>;tag=u', Subject: 'Привет' },
    }),
    due: 180,
  },
  {
    odd: 'an unquoted name against the bracket',
    data: write({ headers: { From: 'Far<sip:f@x>;tag=1' } }),
    due: 200,
  },
  {
    odd: 'forty proxies on its way, by transports nobody knows',
    data: write({
      headers: {
        Via: Array.from(
          { length: 40 },
          (_, n) => `SIP/2.0/${n % 3 ? 'WSS' : 'PIGEON'} p${n}.example;branch=z9hG4bK${n}`,
        ),
      },
    }),
    due: 200,
  },
  {
    odd: 'long values and an unknown header of 8,000 letters',
    data: write({ headers: { 'Call-ID': `${'long'.repeat(500)}@x`, Unknown: 'x'.repeat(8000) } }),
    due: 200,
  },
  {
    odd: 'another message behind its end',
    data: `${write({})}${invite()}`,
    due: 200,
  },
  {
    odd: 'a body that is no text, in a binary frame',
    data: binary(
      write({
        method: 'MESSAGE',
        headers: { 'Content-Type': 'application/octet-stream', 'Content-Length': '5' },
      }),
      0xff,
      0xfe,
      0x00,
      0xc3,
      0x28,
    ),
    due: 200,
  },
  { odd: 'line ends before it', data: `\r\n\r\n${write({})}`, due: 200 },
  {
    odd: 'no hop left, which is nothing to its end',
    data: write({ headers: { 'Max-Forwards': '0' } }),
    due: 200,
  },
  { odd: 'the same CSeq twice', data: write({ headers: { CSeq: ['7 OPTIONS', '7 OPTIONS'] } }), due: 200 },
  {
    odd: 'a date of another zone',
    data: write({ headers: { Date: 'Fri, 01 Jan 2027 16:00:00 EST' } }),
    due: 200,
  },
  {
    odd: 'a branch that is only the mark',
    data: write({ headers: { Via: 'SIP/2.0/WSS x.example;branch=z9hG4bK' } }),
    due: 200,
  },
  {
    odd: 'no branch, no tag and no length, as before RFC 3261',
    data: invite({
      headers: {
        Via: 'SIP/2.0/UDP old.example',
        From: '<sip:far@far.example>',
        'Content-Length': undefined,
        'Max-Forwards': undefined,
        ...described,
      },
      body: sdp,
    }),
    due: 180,
  },
  {
    odd: 'headers named like inner things of the language',
    data: write({ headers: { Constructor: 'x' } }).replace('\r\n', '\r\n__proto__: x\r\n'),
    due: 200,
  },
  {
    odd: 'the address of a registrar',
    data: write({ method: 'REGISTER', uri: 'sip:home.example' }),
    due: 405,
  },
]

export const malformed: readonly TortureMessage[] = [
  {
    odd: 'separators with nothing between them in Via',
    data: write({ headers: { Via: 'SIP/2.0/WSS x.example;;,;,,' } }),
    due: 400,
  },
  {
    odd: 'a longer body promised',
    data: invite({ headers: { ...described, 'Content-Length': '9999' }, body: sdp }),
    due: 400,
  },
  {
    odd: 'a length below nothing',
    data: invite({ headers: { ...described, 'Content-Length': '-1' }, body: sdp }),
    due: 400,
  },
  { odd: 'two lengths', data: write({ headers: { 'Content-Length': ['3', '5'] }, body: 'which' }), due: 400 },
  { odd: 'a CSeq beyond 2^31', data: write({ headers: { CSeq: '2147483648 OPTIONS' } }), due: 400 },
  {
    odd: 'a CSeq of forty digits',
    data: write({ headers: { CSeq: `${'9'.repeat(40)} OPTIONS` } }),
    due: 400,
  },
  { odd: 'a CSeq of another method', data: write({ headers: { CSeq: '7 INVITE' } }), due: 400 },
  {
    odd: 'an unknown method that calls itself INVITE',
    data: write({ method: 'NEW', headers: { CSeq: '7 INVITE' } }),
    due: 400,
  },
  {
    odd: 'a quote that is not closed',
    data: invite({ headers: { To: '"Alice <sip:alice@home.example>' } }),
    due: 400,
  },
  {
    odd: 'a comma in an unquoted name',
    data: write({ headers: { From: 'Away, Far <sip:f@x>;tag=1' } }),
    due: 400,
  },
  { odd: 'angle brackets around the address', data: write({ uri: '<sip:alice@home.example>' }), due: 400 },
  { odd: 'a blank in the address', data: invite({ uri: 'sip:alice@home.example; lr' }), due: 400 },
  {
    odd: 'too many blanks in the first line',
    data: write({ start: 'OPTIONS  sip:alice@home.example  SIP/2.0' }),
    due: 400,
  },
  {
    odd: 'a blank behind the first line',
    data: write({ start: 'OPTIONS sip:alice@home.example SIP/2.0 ' }),
    due: 400,
  },
  {
    odd: 'headers in the address',
    data: invite({ uri: 'sip:alice@home.example?Route=%3Csip:evil.example%3E' }),
    due: 400,
  },
  { odd: 'no address', data: write({ start: 'OPTIONS  SIP/2.0' }), due: 400 },
  {
    odd: 'no Call-ID, From and To',
    data: invite({ headers: { 'Call-ID': undefined, From: undefined, To: undefined } }),
    due: 400,
  },
  { odd: 'no CSeq', data: write({ headers: { CSeq: undefined } }), due: 400 },
  { odd: 'a body of no type', data: invite({ body: sdp }), due: 400 },
  { odd: 'a star for its Contact', data: invite({ headers: { Contact: '*' } }), due: 400 },
  { odd: 'no Contact in an INVITE', data: invite({ headers: { Contact: undefined } }), due: 400 },
  {
    odd: 'two Froms, one of them short',
    data: write({ headers: { f: '<sip:other@far.example>;tag=2' } }),
    due: 400,
  },
  { odd: 'two Call-IDs', data: write({ headers: { 'Call-ID': ['a@x', 'b@x'] } }), due: 400 },
  { odd: 'more hops than there may be', data: write({ headers: { 'Max-Forwards': '256' } }), due: 400 },
  { odd: 'an address of another kind in To', data: write({ headers: { To: '<isbn:2983792873' } }), due: 400 },
  { odd: 'no end of its headers', data: write({}).trimEnd(), due: 400 },
  { odd: 'version 7 of SIP', data: write({ start: 'OPTIONS sip:alice@home.example SIP/7.0' }), due: 505 },
  {
    odd: 'an ACK with two CSeqs',
    data: write({ method: 'ACK', headers: { CSeq: ['1 ACK', '2 ACK'] } }),
    due: 'silence',
  },
  { odd: 'no Via to answer by', data: write({ headers: { Via: undefined } }), due: 'silence' },
  { odd: 'a status of ten digits', data: response('SIP/2.0 4294967301 better not'), due: 'silence' },
  { odd: 'a status that there is not', data: response('SIP/2.0 700 Seven Hundred'), due: 'silence' },
  {
    odd: 'a response with a CSeq of forty digits',
    data: response('SIP/2.0 200 OK', { CSeq: `${'9'.repeat(40)} OPTIONS` }),
    due: 'silence',
  },
  { odd: 'a response that was not for us', data: response('SIP/2.0 200 OK'), due: 'silence' },
  {
    odd: 'a response with a Via of somebody else below ours',
    data: response('SIP/2.0 200 OK', { Via: ['SIP/2.0/WSS a.example', 'SIP/2.0/WSS b.example'] }),
    due: 'silence',
  },
  { odd: 'a response of version 7', data: response('SIP/7.0 200 OK'), due: 'silence' },
]

export const refused: readonly TortureMessage[] = [
  { odd: 'an address of a scheme nobody knows', data: write({ uri: 'nobodyKnows:opaque' }), due: 416 },
  { odd: 'an address of a scheme of others', data: write({ uri: 'soap.beep://192.0.2.103:3002' }), due: 416 },
  { odd: 'a telephone number for its address', data: invite({ uri: 'tel:+15550100' }), due: 416 },
  {
    odd: 'extensions that are required and unknown',
    data: write({ headers: { Require: 'one, other', 'Proxy-Require': 'third' } }),
    due: 420,
  },
  {
    odd: 'a description in another language',
    data: invite({ headers: { 'Content-Type': 'application/unknown' }, body: '<audio/>' }),
    due: 415,
  },
  {
    odd: 'a description that is packed',
    data: invite({ headers: { ...described, e: 'gzip' }, body: sdp }),
    due: 415,
  },
  {
    odd: 'an answer wanted in another language',
    data: invite({ headers: { ...described, Accept: 'text/nobodyKnowsThis' }, body: sdp }),
    due: 406,
  },
  { odd: 'a PRACK for nothing', data: write({ method: 'PRACK', headers: { RAck: '1 1 INVITE' } }), due: 481 },
  {
    odd: 'a BYE for no call',
    data: write({ method: 'BYE', headers: { To: '<sip:alice@home.example>;tag=1' } }),
    due: 481,
  },
  { odd: 'a CANCEL for no INVITE', data: write({ method: 'CANCEL' }), due: 481 },
  { odd: 'another user', data: invite({ uri: 'sip:mallory@home.example' }), due: 404 },
]
