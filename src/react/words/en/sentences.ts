/** What became of a call or of an ask, in one sentence; `failures.ts` says what to do about it. */

import type { FailureCode, PhoneErrorCode } from '../../../phone/errors.ts'

interface Said {
  readonly sentence: string
}

export const failures = {
  'microphone-denied': { sentence: 'The microphone is blocked' },
  'microphone-missing': { sentence: 'No microphone found' },
  'microphone-busy': { sentence: 'The microphone is in use elsewhere' },
  'insecure-page': { sentence: 'This page may not use the microphone' },
  'unsupported-browser': { sentence: 'This browser cannot make calls' },
  'credentials-refused': { sentence: 'User or password is wrong' },
  'credentials-missing': { sentence: 'The password is missing' },
  forbidden: { sentence: 'The server does not allow this' },
  'too-many-devices': { sentence: 'Too many phones use this account' },
  'domain-not-found': { sentence: 'The server does not know this SIP domain' },
  unreachable: { sentence: 'No connection to the server' },
  'connection-lost': { sentence: 'The connection to the server was lost' },
  'server-silent': { sentence: 'The server does not answer' },
  'server-trouble': { sentence: 'The server has a problem of its own' },
  'invalid-number': { sentence: 'This number cannot be called' },
  moved: { sentence: 'The number has changed' },
  'not-acceptable': { sentence: 'The two phones could not agree on a sound format' },
  'call-gone': { sentence: 'The call was no longer there' },
  'media-failed': { sentence: 'The sound could not get through' },
  refused: { sentence: 'The call was refused' },
} as const satisfies Record<FailureCode, Said>

/** Why an ask came to nothing at once. */
export const refusals = {
  'bad-options': { sentence: 'This account cannot be used' },
  'bad-target': { sentence: 'This cannot be called' },
  'wrong-moment': { sentence: 'This is not possible right now' },
  'too-many-calls': { sentence: 'Too many calls at once' },
  refused: { sentence: 'The other side did not agree' },
  timeout: { sentence: 'No answer from the other side' },
  destroyed: { sentence: 'This phone has been signed out' },
} as const satisfies Record<PhoneErrorCode, Said>

/** How a call ended when nothing was broken. */
export const endings = {
  'hung-up-us': { sentence: 'Call ended' },
  'hung-up-them': { sentence: 'Call ended' },
  'cancelled-us': { sentence: 'You cancelled the call' },
  missed: { sentence: 'Missed call' },
  'declined-us': { sentence: 'Declined' },
  'declined-them': { sentence: 'Declined' },
  busy: { sentence: 'Busy' },
  'no-answer': { sentence: 'No answer' },
  'not-found': { sentence: 'Number not found' },
  unavailable: { sentence: 'Not available' },
  'not-disturbed': { sentence: 'Missed: do not disturb was on' },
  'no-room': { sentence: 'Missed: you had no room for another call' },
  'answered-elsewhere': { sentence: 'Answered elsewhere' },
  transferred: { sentence: 'Handed over' },
  redirected: { sentence: 'Sent on' },
} as const
