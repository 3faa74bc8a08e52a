/** What a button that becomes a call can say, and no more: it brings its own words, and the whole phone adds to them. */

import { endings, failures, refusals } from './sentences.ts'

export const button = {
  language: 'en',
  failures,
  refusals,
  endings,
  widget: {
    callAgain: 'Call again',
    calling: 'Calling…',
    muted: 'Muted',
    notSetUp: 'This phone is not set up',
    noCredentials: {
      refused: 'This site did not let you call; sign in to the site first',
      down: 'This site does not answer; check your network',
      broken: 'This site’s phone is out of order; try again later',
    },
    noCredentialsHint: 'It asks again by itself.',
    turnedAway: { sentence: 'The phone system turned this site’s phone away; please tell the site' },
  },
  call: {
    region: (who: string) => `Call with ${who}`,
    mute: 'Mute',
    unmute: 'Unmute',
    hold: 'Hold',
    holding: 'Holding…',
    resume: 'Resume',
    resuming: 'Resuming…',
    keypad: 'Keypad',
    hangUp: 'Hang up',
    dialing: 'Calling…',
    ringing: 'Ringing…',
    notNow: 'Not possible in this moment',
    timer: 'Duration',
  },
  keypad: {
    name: 'Keypad',
    pause: 'pause',
  },
} as const
