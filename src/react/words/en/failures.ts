/** What went wrong, in one sentence, and what to do about it. */

import * as sentences from './sentences.ts'

const failureHints = {
  'microphone-denied': {
    hint: 'Click the sign beside the page’s address, allow the microphone, then try again.',
  },
  'microphone-missing': { hint: 'Plug one in or switch it on, then try again.' },
  'microphone-busy': { hint: 'Close the other program that uses it, then try again.' },
  'insecure-page': { hint: 'Open it by its https:// address.' },
  'unsupported-browser': { hint: 'Use a current Chrome, Edge, Firefox or Safari.' },
  'credentials-refused': { hint: 'Check both, and sign in again.' },
  'credentials-missing': { hint: 'Sign in again.' },
  forbidden: { hint: 'Ask whoever looks after your phone system.' },
  'too-many-devices': { hint: 'Sign out on one of them, then try again.' },
  'domain-not-found': { hint: 'Check the SIP domain.' },
  unreachable: { hint: 'Check your network and the server’s address.' },
  'connection-lost': { hint: 'Check your network. The phone keeps trying by itself.' },
  'server-silent': { hint: 'Try again in a moment.' },
  'server-trouble': { hint: 'Try again in a moment.' },
  'invalid-number': { hint: 'Check it, or add the country code.' },
  moved: { hint: 'Ask for the new one.' },
  'not-acceptable': { hint: 'Ask whoever looks after your phone system.' },
  'call-gone': { hint: 'The other side had already ended it. Call again if you still need to talk.' },
  'media-failed': { hint: 'A firewall may be in the way. Try another network, then call again.' },
  refused: { hint: 'Try again later, or check the number.' },
} as const

const refusalHints = {
  'bad-options': { hint: 'Check the fields.' },
  'bad-target': { hint: 'Use a number, a user or a SIP address of your domain.' },
  'wrong-moment': { hint: 'Wait until the phone is online.' },
  'too-many-calls': { hint: 'End one of them first.' },
  refused: { hint: 'The call goes on as it was.' },
  timeout: { hint: 'The call goes on as it was. Try again.' },
  destroyed: { hint: 'Sign in again.' },
} as const

const endingHints = {
  'hung-up-us': { hint: () => 'You hung up' },
  'hung-up-them': { hint: (who: string) => `${who} hung up` },
  'cancelled-us': { hint: () => 'It had not been answered yet' },
  missed: { hint: (who: string) => `${who} stopped calling` },
  'declined-us': { hint: () => 'You declined the call' },
  'declined-them': { hint: (who: string) => `${who} declined. Try again later.` },
  busy: { hint: (who: string) => `${who} cannot talk right now. Try again later.` },
  'no-answer': { hint: (who: string) => `${who} did not pick up. Try again later.` },
  'not-found': { hint: () => 'Check it, or add the country code.' },
  unavailable: { hint: (who: string) => `${who} cannot be reached right now. Try again later.` },
  'not-disturbed': { hint: (who: string) => `${who} heard busy` },
  'no-room': { hint: (who: string) => `${who} heard busy` },
  'answered-elsewhere': { hint: () => 'Another of your phones took the call' },
  transferred: { hint: (who: string) => `They are with ${who} now` },
  redirected: { hint: (who: string) => `They were sent to ${who}` },
}

export const failures = both(sentences.failures, failureHints)
export const refusals = both(sentences.refusals, refusalHints)
export const endings = both<keyof typeof sentences.endings, (who: string) => string>(
  sentences.endings,
  endingHints,
)

function both<Key extends string, Hint>(
  said: Readonly<Record<Key, { readonly sentence: string }>>,
  hints: Readonly<Record<Key, { readonly hint: Hint }>>,
) {
  const rows = (Object.keys(said) as Key[]).map((key) => [key, { ...said[key], ...hints[key] }])
  return Object.fromEntries(rows) as Record<Key, { sentence: string; hint: Hint }>
}
