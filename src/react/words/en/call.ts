/** What is said of a call that is up, and of its keys. */

import { button } from './button.ts'

export const keypad = {
  ...button.keypad,
  sent: 'Digits sent',
  waiting: 'Digits waiting',
  hide: 'Hide digits',
  show: 'Show digits',
  hidden: 'Hidden',
  notDigits: 'Only digits, * and # can be sent',
} as const

export const call = {
  ...button.call,
  addCall: 'Add call',
  sound: 'Sound',
  timeline: 'Timeline',
  allowMicrophone: 'Allow the microphone in your browser',
  earlyMedia: 'Ringing, with sound',
  answering: 'Answering…',
  takingBack: 'Taking the call back…',
  ending: 'Ending…',
  onHold: 'On hold',
  heldNote: (who: string) => `${who} cannot hear you`,
  heldBy: (who: string) => `${who} put you on hold`,
  heldByNote: 'They cannot hear you now',
  heldByBoth: 'On hold on both sides',
  heldByBothNote: (who: string) => `${who} put you on hold as well`,
  putYouOnHold: 'Put you on hold',
  heldFor: 'On hold for',
  holdingNote: (who: string) => `Putting ${who} on hold…`,
  resumingNote: (who: string) => `Taking ${who} back…`,
  mutedNote: (who: string) => `You are muted, ${who} cannot hear you`,
  silentMicrophone: 'Your microphone is silent',
  speakingMuted: 'You are speaking, but you are muted',
  soundConnecting: 'Waiting for sound…',
  soundInterrupted: 'The sound is interrupted',
  soundFlowing: 'You can hear each other',
  quality: { clear: 'Clear', fair: 'Fair', weak: 'Weak; your voice may break up' },
  notAgreed: (who: string) => `${who}’s phone did not agree`,
} as const
