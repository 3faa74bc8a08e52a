/** What went wrong, in one sentence, and what to do about it. */

import type { FailureCode, PhoneErrorCode } from '../../../phone/errors.ts'

interface Trouble {
  readonly sentence: string
  readonly hint: string
}

export const failures = {
  'microphone-denied': {
    sentence: 'The microphone is blocked',
    hint: 'Click the sign beside the page’s address, allow the microphone, then try again.',
  },
  'microphone-missing': {
    sentence: 'No microphone found',
    hint: 'Plug one in or switch it on, then try again.',
  },
  'microphone-busy': {
    sentence: 'The microphone is in use elsewhere',
    hint: 'Close the other program that uses it, then try again.',
  },
  'insecure-page': {
    sentence: 'This page may not use the microphone',
    hint: 'Open it by its https:// address.',
  },
  'unsupported-browser': {
    sentence: 'This browser cannot make calls',
    hint: 'Use a current Chrome, Edge, Firefox or Safari.',
  },
  'credentials-refused': {
    sentence: 'User or password is wrong',
    hint: 'Check both, and sign in again.',
  },
  'credentials-missing': {
    sentence: 'The password is missing',
    hint: 'Sign in again.',
  },
  forbidden: {
    sentence: 'The server does not allow this',
    hint: 'Ask whoever looks after your phone system.',
  },
  'too-many-devices': {
    sentence: 'Too many phones use this account',
    hint: 'Sign out on one of them, then try again.',
  },
  'domain-not-found': {
    sentence: 'The server does not know this SIP domain',
    hint: 'Check the SIP domain.',
  },
  unreachable: {
    sentence: 'No connection to the server',
    hint: 'Check your network and the server’s address.',
  },
  'connection-lost': {
    sentence: 'The connection to the server was lost',
    hint: 'Check your network. The phone keeps trying by itself.',
  },
  'server-silent': {
    sentence: 'The server does not answer',
    hint: 'Try again in a moment.',
  },
  'server-trouble': {
    sentence: 'The server has a problem of its own',
    hint: 'Try again in a moment.',
  },
  'invalid-number': {
    sentence: 'This number cannot be called',
    hint: 'Check it, or add the country code.',
  },
  moved: {
    sentence: 'The number has changed',
    hint: 'Ask for the new one.',
  },
  'not-acceptable': {
    sentence: 'The two phones could not agree on a sound format',
    hint: 'Ask whoever looks after your phone system.',
  },
  'call-gone': {
    sentence: 'The call was no longer there',
    hint: 'The other side had already ended it. Call again if you still need to talk.',
  },
  'media-failed': {
    sentence: 'The sound could not get through',
    hint: 'A firewall may be in the way. Try another network, then call again.',
  },
  refused: {
    sentence: 'The call was refused',
    hint: 'Try again later, or check the number.',
  },
} as const satisfies Record<FailureCode, Trouble>

/** Why an ask came to nothing at once. */
export const refusals = {
  'bad-options': { sentence: 'This account cannot be used', hint: 'Check the fields.' },
  'bad-target': {
    sentence: 'This cannot be called',
    hint: 'Use a number, a user or a SIP address of your domain.',
  },
  'wrong-moment': { sentence: 'This is not possible right now', hint: 'Wait until the phone is online.' },
  'too-many-calls': { sentence: 'Too many calls at once', hint: 'End one of them first.' },
  refused: { sentence: 'The other side did not agree', hint: 'The call goes on as it was.' },
  timeout: { sentence: 'No answer from the other side', hint: 'The call goes on as it was. Try again.' },
  destroyed: { sentence: 'This phone has been signed out', hint: 'Sign in again.' },
} as const satisfies Record<PhoneErrorCode, Trouble>

/** How a call ended when nothing was broken. */
export const endings = {
  'hung-up-us': { sentence: 'Call ended', hint: () => 'You hung up' },
  'hung-up-them': { sentence: 'Call ended', hint: (who: string) => `${who} hung up` },
  'cancelled-us': { sentence: 'Call ended', hint: () => 'You ended it before it was answered' },
  missed: { sentence: 'Missed call', hint: (who: string) => `${who} stopped calling` },
  'declined-us': { sentence: 'Declined', hint: () => 'You declined the call' },
  'declined-them': { sentence: 'Declined', hint: (who: string) => `${who} declined. Try again later.` },
  busy: { sentence: 'Busy', hint: (who: string) => `${who} cannot talk right now. Try again later.` },
  'no-answer': { sentence: 'No answer', hint: (who: string) => `${who} did not pick up. Try again later.` },
  'not-found': {
    sentence: 'Number not found',
    hint: () => 'Check it, or add the country code.',
  },
  unavailable: {
    sentence: 'Not available',
    hint: (who: string) => `${who} cannot be reached right now. Try again later.`,
  },
  'not-disturbed': {
    sentence: 'Missed: do not disturb was on',
    hint: (who: string) => `${who} heard busy`,
  },
  'no-room': {
    sentence: 'Missed: you had no room for another call',
    hint: (who: string) => `${who} heard busy`,
  },
  'answered-elsewhere': {
    sentence: 'Answered elsewhere',
    hint: () => 'Another of your phones took the call',
  },
  transferred: {
    sentence: 'Handed over',
    hint: (who: string) => `They are with ${who} now`,
  },
  redirected: {
    sentence: 'Sent on',
    hint: (who: string) => `They were sent to ${who}`,
  },
} as const
