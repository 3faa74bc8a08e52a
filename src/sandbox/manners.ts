/** How a server behaves where the RFCs leave it free, or are not kept: as measured at the two most common ones. */

export interface Manners {
  readonly like: 'plain' | 'freeswitch' | 'opensips'
  readonly answersPings: boolean
  /** The final word to a wrong password: FreeSWITCH forbids, OpenSIPS asks once more. */
  readonly wrongPassword: 401 | 403
  /** A nonce serves while its count goes up, or for one use (and its repetition). */
  readonly nonces: 'counted' | 'once'
  /** Bindings that one user may have. */
  readonly mostContacts: number
  /** The binding of a lost socket stays, and who calls it is told this. */
  readonly staleBinding?: { readonly status: number; readonly reason: string }
  readonly routes: 1 | 2
  /** What 100 says. */
  readonly trying: string
  /** Refusals and BYE say why (RFC 3326). */
  readonly explains: boolean
  /** `SIP ;cause=200 ;text="…"`. */
  readonly spacedReasons: boolean
  /** Where the server sends what belongs to a dialog: by its contact, or to the socket that last spoke in it. */
  readonly reaches: 'contact' | 'dialog'
  /** Session timer of calls to phones: its refresh by re-INVITE, ms (RFC 4028). */
  readonly sessionRefresh?: number
  /** No mid, no BUNDLE, no direction where it is sendrecv, RTP/SAVPF in a first offer. */
  readonly bareSdp: boolean
  /** ms until a hold or its end is answered. */
  readonly holdTakes: number
  /** The answer to a re-INVITE while another one of the same side is under way. */
  readonly overlapping: 491 | 500
  /** INFO gets 200, whatever it is about. */
  readonly takesAnyInfo: boolean
  /** A transfer is called done before its target rings, and the one who asked is hung up. */
  readonly hastyTransfers: boolean
}

const plain: Manners = {
  like: 'plain',
  answersPings: true,
  wrongPassword: 401,
  nonces: 'counted',
  mostContacts: Number.POSITIVE_INFINITY,
  routes: 1,
  trying: 'Trying',
  explains: false,
  spacedReasons: false,
  reaches: 'contact',
  bareSdp: false,
  holdTakes: 0,
  overlapping: 491,
  takesAnyInfo: false,
  hastyTransfers: false,
}

export const mannersOf: Readonly<Record<Manners['like'], Manners>> = {
  plain,
  freeswitch: {
    ...plain,
    like: 'freeswitch',
    answersPings: false,
    wrongPassword: 403,
    explains: true,
    reaches: 'dialog',
    sessionRefresh: 57_000,
    bareSdp: true,
    holdTakes: 270,
    overlapping: 500,
    takesAnyInfo: true,
    hastyTransfers: true,
  },
  opensips: {
    ...plain,
    like: 'opensips',
    answersPings: false,
    nonces: 'once',
    mostContacts: 10,
    staleBinding: { status: 477, reason: 'Q.850;cause=31;text="NORMAL_UNSPECIFIED"' },
    routes: 2,
    trying: 'Giving it a try',
    spacedReasons: true,
    reaches: 'dialog',
  },
}

/** What FreeSWITCH gives as the reason of each refusal. */
const causes: Readonly<Record<number, string>> = {
  403: 'Q.850;cause=52;text="OUTGOING_CALL_BARRED"',
  404: 'Q.850;cause=1;text="UNALLOCATED_NUMBER"',
  408: 'Q.850;cause=18;text="NO_USER_RESPONSE"',
  480: 'Q.850;cause=20;text="SUBSCRIBER_ABSENT"',
  484: 'Q.850;cause=28;text="INVALID_NUMBER_FORMAT"',
  486: 'Q.850;cause=17;text="USER_BUSY"',
  487: 'SIP;cause=487;text="ORIGINATOR_CANCEL"',
  488: 'Q.850;cause=88;text="INCOMPATIBLE_DESTINATION"',
  503: 'Q.850;cause=41;text="NORMAL_TEMPORARY_FAILURE"',
  603: 'Q.850;cause=21;text="CALL_REJECTED"',
}

export const normalClearing = 'Q.850;cause=16;text="NORMAL_CLEARING"'
export const notRegistered = 'SIP;cause=806;text="USER_NOT_REGISTERED"'

export const causeOf = (status: number): string | undefined => causes[status]

/** As this server writes it. */
export const writeReason = (value: string, { spacedReasons }: Manners): string =>
  spacedReasons ? value.replaceAll(';', ' ;') : value
