/** What can go wrong: thrown to a caller of ours as `PhoneError`, kept in the state as `Failure`. */

/** Misuse by our caller, or an ask that came to nothing. */
export type PhoneErrorCode =
  | 'bad-options'
  | 'bad-target'
  | 'wrong-moment'
  | 'too-many-calls'
  | 'refused'
  | 'timeout'
  | 'destroyed'

export class PhoneError extends Error {
  readonly code: PhoneErrorCode
  /** The SIP status that refused it, where one did. */
  readonly sipStatus?: number

  constructor(code: PhoneErrorCode, message: string, more: { cause?: unknown; sipStatus?: number } = {}) {
    super(message, 'cause' in more ? { cause: more.cause } : undefined)
    this.name = 'PhoneError'
    this.code = code
    if (more.sipStatus !== undefined) this.sipStatus = more.sipStatus
  }
}

/** Everything that can end a call or take the line away. Each has words in `react/words`. */
export const failureCodes = [
  'microphone-denied',
  'microphone-missing',
  'microphone-busy',
  'insecure-page',
  'unsupported-browser',
  'credentials-refused',
  'credentials-missing',
  'forbidden',
  'too-many-devices',
  'domain-not-found',
  'unreachable',
  'connection-lost',
  'server-silent',
  'server-trouble',
  'invalid-number',
  'moved',
  'not-acceptable',
  'call-gone',
  'media-failed',
  'refused',
] as const

export type FailureCode = (typeof failureCodes)[number]

/** An error as data. `detail` is technical text for a report, never shown as the sentence. */
export interface Failure {
  readonly code: FailureCode
  readonly sipStatus?: number
  readonly detail?: string
}

/** Why there is no microphone; `failure.code` is one of the `microphone-…` codes or `insecure-page`. */
export class MicrophoneRefused extends Error {
  readonly failure: Failure
  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, { cause })
    this.name = 'MicrophoneRefused'
    this.failure = failure
  }
}
