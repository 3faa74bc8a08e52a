/** Handing calls on, by us, by them, and before they are answered. */

export const transfer = {
  name: 'Transfer',
  field: 'Transfer to',
  now: 'Transfer now',
  first: 'Call first',
  firstHint: (who: string) => `Call first puts ${who} on hold while you ask.`,
  join: (one: string, other: string) => `Join ${one} and ${other}`,
  joinHint: 'They go on talking, you leave',
  handOver: (to: string) => `Hand over to ${to}`,
  handingOver: (to: string) => `Handing over to ${to}…`,
  going: 'Handing over…',
  asked: (who: string) => `${who} is being asked`,
  /** All that a 202 says: nobody need have agreed yet (RFC 3515 §2.4.2). */
  accepted: (who: string, to: string) => `${who} was asked to call ${to}`,
  ringing: (to: string) => `${to} is being rung`,
  takeBack: 'Take back',
  done: (to: string) => `Handed over to ${to}`,
  /** Why it came to nothing; the call is ours again. */
  failed: {
    busy: (to: string, who: string) => `${to} is busy. You have ${who} back.`,
    declined: (to: string, who: string) => `${to} declined. You have ${who} back.`,
    'no-answer': (to: string, who: string) => `${to} did not pick up. You have ${who} back.`,
    'not-found': (to: string, who: string) => `${to} was not found. You have ${who} back.`,
    refused: (to: string, who: string) => `${to} could not be reached. You have ${who} back.`,
    unknown: (to: string, who: string) => `Nobody said that ${to} took over. You still have ${who}.`,
  },
  referral: {
    title: (who: string, to: string) => `${who} asks you to call ${to} instead`,
    call: (to: string) => `Call ${to}`,
    stay: 'Stay',
  },
  redirect: {
    more: 'More',
    sendTo: 'Send to…',
    field: 'Send to',
    send: 'Send',
    cancel: 'Back',
  },
} as const
