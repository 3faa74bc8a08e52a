/** A robot is asked to call somebody else: it does, and tells how that goes (RFC 3515 §2.4). */

import { parseAddress, parseCSeq, parseUri } from './address.ts'
import { requestIn } from './dialog.ts'
import { type Header, header, headers, type SipRequest } from './message.ts'
import { parseReplaces } from './replaces.ts'
import { reasonPhrases, replyTo } from './replies.ts'
import type { RobotCall } from './robotCall.ts'
import { placeCall } from './robotCallsOut.ts'
import type { RobotWorld } from './robotWorld.ts'
import { tellTrouble } from './trouble.ts'

interface Errand {
  readonly uri: string
  readonly headers: readonly Header[]
}

export function obeyRefer(world: RobotWorld, call: RobotCall, refer: SipRequest): void {
  const errand = errandIn(refer)
  if (typeof errand === 'number') {
    world.send(replyTo(refer, errand))
    return
  }
  const { dialog } = call
  const contact = { name: 'Contact', value: dialog.contact }
  world.send(replyTo(refer, 202, { toTag: dialog.localTag, headers: [contact] }))

  let told = 0
  async function tell(status: number) {
    if (status === told) return
    told = status
    await world.ask(notify(call, refer, status))
  }
  const by = header(refer, 'referred-by') ?? `<${parseAddress(dialog.remote).uri}>`
  const place = (heard?: (status: number) => void) =>
    placeCall(
      world,
      { from: userOf(dialog.local), to: userOf(errand.uri) },
      {
        uri: errand.uri,
        headers: [{ name: 'Referred-By', value: by }, ...errand.headers],
        ...(heard && { heard }),
      },
    )
  if (world.manners().hastyTransfers) void handOver().catch(tellTrouble)
  else void follow().catch(tellTrouble)

  /** As FreeSWITCH: done before anyone rings, and what comes of it is not told. */
  async function handOver() {
    await tell(200)
    call.hangUp()
    await place().outcome
  }

  /** The subscription outlives the call, should its owner hang up early (RFC 5057 §3). */
  async function follow() {
    await tell(100)
    await place((status) => void tell(status).catch(tellTrouble)).outcome
  }
}

const userOf = (address: string): string => parseUri(parseAddress(address).uri)?.user ?? ''

function notify({ dialog }: RobotCall, refer: SipRequest, status: number): SipRequest {
  const state = status < 200 ? 'active;expires=60' : 'terminated;reason=noresource'
  return requestIn(dialog, 'NOTIFY', {
    headers: [
      { name: 'Event', value: `refer;id=${parseCSeq(header(refer, 'cseq'))?.number}` },
      { name: 'Subscription-State', value: state },
    ],
    body: {
      type: 'message/sipfrag;version=2.0',
      text: `SIP/2.0 ${status} ${reasonPhrases[status] ?? 'Unknown'}\r\n`,
    },
  })
}

/** What to call, or the status that refuses the request. */
function errandIn(refer: SipRequest): Errand | number {
  const [value, ...more] = headers(refer, 'refer-to')
  if (value === undefined || more.length) return 400
  const [uri = '', query = ''] = parseAddress(value).uri.split('?')
  if (!/^sips?:/i.test(uri)) return 416
  if (!parseUri(uri)) return 400
  if (/;method=(?!invite(?:;|$))/i.test(uri)) return 405
  // Of the headers that a stranger may put into a URI this one alone is safe to take (RFC 3261 §19.1.5).
  const replaces = /(?:^|&)replaces=([^&]*)/i.exec(query)?.[1]
  if (replaces === undefined) return { uri: withoutMethod(uri), headers: [] }
  const text = decode(replaces)
  if (text === undefined || !parseReplaces(text)) return 400
  const require = { name: 'Require', value: 'replaces' }
  return { uri: withoutMethod(uri), headers: [{ name: 'Replaces', value: text }, require] }
}

const withoutMethod = (uri: string): string => uri.replace(/;method=[^;]*/i, '')

/** Undefined where it is no text, or would be more than one line. */
function decode(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text)
    return /[\r\n]/.test(decoded) ? undefined : decoded
  } catch {
    return undefined
  }
}
