/**
 * The event feed's frames as they come (doc.opentact.org, WSS events). Two generations are about: since 2024 a call
 * stands in `call`, before it stood in `payload`. Every field may be missing: nothing here is promised.
 */

/** The first frame, ours: `payload` is a token of `GET /rest/auth`. */
export interface AuthRequest {
  readonly type: 'auth'
  readonly payload: string
}

export interface WireEvent {
  readonly uuid?: string
  /** ISO 8601, UTC; the older generation says `timestamp`. */
  readonly created_on?: string
  readonly timestamp?: string
  /** `auth`, `call_state`, `call_flow`, `sms` … */
  readonly type?: string
  readonly message?: string
  readonly payload?: unknown
  readonly call?: WireCall | null
  readonly call_flow?: WireFlow | null
}

/** One leg of a call at the platform. */
export interface WireCall {
  readonly uuid?: string
  readonly direction?: 'in' | 'out'
  readonly from?: string
  readonly to?: string
  /** `init`, `ringing`, `live`, `hangup`, `destroyed`. */
  readonly state?: string
  readonly type?: string
  readonly created_on?: string
  readonly q850_cause?: number | null
  readonly q850_cause_string?: string | null
  readonly thread?: string | null
  readonly parent?: WireCall | null
  readonly children?: readonly WireCall[]
  readonly records?: readonly unknown[]
  readonly logs?: readonly unknown[]
}

/** What became of one command of the call flow. */
export interface WireFlow {
  readonly uuid?: string
  readonly name?: string
  readonly success?: boolean
  readonly state?: string
  readonly reason?: string
  readonly element?: unknown
  readonly command?: unknown
}
