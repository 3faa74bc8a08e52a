/** How long it takes to read an INVITE, in Node: our patched SIP.js, SIP.js as published, JsSIP. */

import JsSipParser from 'jssip/lib/Parser.js'
import { Core as Patched } from 'sip.js'
import { Core as Plain } from 'sip.js-plain'
import type { Contestant, Name } from './contestants.ts'

const slices = 30
const perSlice = 10
const quiet = new Plain.LoggerFactory()
quiet.builtinEnabled = false
const logger = quiet.getLogger('bench')

const parsers: Readonly<Record<Name, (text: string) => { method?: string } | undefined>> = {
  ours: (text) => Patched.Parser.parseMessage(text, logger),
  'simple-user': (text) => Plain.Parser.parseMessage(text, logger),
  jssip: (text) => JsSipParser.parseMessage(text, undefined),
}

/** ms for one: the fastest of many slices, as the others were shared with whatever else the machine runs. */
export function parseOnce({ name }: Contestant): number {
  const parse = parsers[name]
  let best = Number.POSITIVE_INFINITY
  for (let slice = 0; slice < slices; slice++) {
    const began = performance.now()
    for (let i = 0; i < perSlice; i++)
      if (parse(invite)?.method !== 'INVITE') throw new Error(`${name} cannot read it.`)
    best = Math.min(best, (performance.now() - began) / perSlice)
  }
  return best
}

const body = `${[
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 203.0.113.22',
  's=-',
  't=0 0',
  'a=msid-semantic: WMS 5Gm2fQxJ',
  'm=audio 21844 UDP/TLS/RTP/SAVPF 111 0 8 110 126',
  'c=IN IP4 203.0.113.22',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:110 telephone-event/48000',
  'a=rtpmap:126 telephone-event/8000',
  'a=fingerprint:sha-256 5E:2C:0B:11:9A:7D:55:0E:63:A7:F1:4D:3B:98:20:C6:74:EF:18:A2:DB:39:06:5C:81:4F:B7:E3:2A:90:CD:68',
  'a=setup:actpass',
  'a=rtcp-mux',
  'a=ice-ufrag:Zk3v',
  'a=ice-pwd:0pQ7rT2uW5xY8zA1bC4dE6fG',
  'a=candidate:7741539276 1 udp 2130706431 203.0.113.22 21844 typ host generation 0',
  'a=sendrecv',
].join('\r\n')}\r\n`

/** As it comes from a switch by way of an edge proxy. */
const invite = [
  'INVITE sip:alice@k3j2h1g4f5d6.invalid;transport=ws SIP/2.0',
  'Record-Route: <sip:203.0.113.10:443;transport=ws;lr;ovid=1d2c3b4a>',
  'Record-Route: <sip:203.0.113.10;r2=on;lr;ovid=1d2c3b4a>',
  'Via: SIP/2.0/WSS 203.0.113.10:443;branch=z9hG4bKf8ac.5b0e7d8d7b1d1b3b7d0c2f8a3c1e5d79.0',
  'Via: SIP/2.0/UDP 203.0.113.22:5080;received=203.0.113.22;rport=5080;branch=z9hG4bK0yU9vX2Qe1tSj',
  'Max-Forwards: 68',
  'From: "Ann Example" <sip:+15550100011@sip.example.org>;tag=17N2eZ5yHm4Zg',
  'To: <sip:alice@sip.example.org>',
  'Call-ID: 5b1f0a3e-52a1-123d-8c9a-0a58a9feac02',
  'CSeq: 56419072 INVITE',
  'Contact: <sip:mod_sofia@203.0.113.22:5080>',
  'User-Agent: Example Switch 1.10',
  'Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, MESSAGE, INFO, UPDATE, REGISTER, REFER, NOTIFY, PUBLISH, SUBSCRIBE',
  'Supported: timer, path, replaces',
  'Allow-Events: talk, hold, conference, presence, as-feature-event, dialog, line-seize, call-info, sla',
  'Session-Expires: 1800;refresher=uac',
  'Min-SE: 120',
  'Privacy: none',
  'Content-Type: application/sdp',
  'Content-Disposition: session',
  'P-Asserted-Identity: "Ann Example" <sip:+15550100011@sip.example.org>',
  `Content-Length: ${body.length}`,
  'X-Call-Uuid: 5b1f0a3e-52a1-123d-8c9a-0a58a9feac02',
]
  .concat('', body)
  .join('\r\n')
