/** English, and by its shape the dictionary's type. Keys are names, values strings or functions. */

import { account } from './account.ts'
import { call, keypad } from './call.ts'
import { earlier } from './earlier.ts'
import { entry } from './entry.ts'
import { endings } from './failures.ts'
import { platform } from './platform.ts'
import { timeline } from './timeline.ts'
import { transfer } from './transfer.ts'
import { widget } from './widget.ts'

export const en = {
  ...entry,
  endings,
  timeline,
  platform,
  transfer,
  account,
  widget,
  line: {
    name: 'Line',
    online: 'Online',
    connecting: 'Connecting',
    reconnecting: 'Reconnecting',
    offline: 'Offline',
    keepTalking: 'Reconnecting; you can keep talking',
    soundOff: 'Online – sound is off, click to turn on',
    nextTry: (seconds: number) => (seconds > 0 ? `next try in ${seconds} s` : 'trying now'),
    tryNow: 'Try now',
    doNotDisturb: 'Do not disturb',
    endDoNotDisturb: 'Do not disturb is on: turn it off',
  },
  checks: {
    title: 'Can I be called?',
    server: 'The server answers',
    noServer: 'No connection to the server',
    soundOn: 'Sound can play',
    soundOff: 'Sound is off',
    soundWhy: 'The browser waits for a click before it plays sound',
    turnOn: 'Turn on',
    microphoneOk: 'The microphone is allowed',
    microphoneAsk: 'The microphone is not allowed yet',
    microphoneWhy: 'The browser will ask you once',
    allow: 'Allow',
    notificationsOn: 'Notifications are on',
    notificationsOff: 'No notifications',
    notificationsWhy: 'A call may go unseen while this page is in the background',
    notificationsBlocked: 'The browser blocks them for this page',
  },
  dial: {
    field: 'Name or number',
    clear: 'Clear',
    call: 'Call',
    hint: 'Type or paste a name, number or address.',
    suggestions: 'Suggestions',
    online: 'Online',
    offline: 'Offline',
  },
  keypad,
  call,
  conference: {
    merge: 'Merge',
    split: 'Split',
    splitHint: (who: string) => `Talk to ${who} alone`,
    joined: 'Joined',
    note: (others: string) => `Joined with ${others}`,
  },
  incoming: {
    name: (who: string) => `Incoming call from ${who}`,
    title: 'Incoming call',
    answer: 'Answer',
    decline: 'Decline',
    holdsOthers: (who: string) => `Answering puts ${who} on hold.`,
    answerAndEnd: (who: string) => `Answer and end ${who}’s call`,
    called: (number: string) => `Called ${number}`,
    keys: 'Enter answers, D declines',
    answersIn: (seconds: number) => `Answers by itself in ${seconds} s`,
  },
  history: {
    name: 'History',
    empty: 'No calls yet',
    emptyHint: 'Calls you make and receive in this session are kept here.',
    incoming: 'Incoming',
    outgoing: 'Outgoing',
    call: (who: string) => `Call ${who}`,
    remove: (who: string) => `Remove the call with ${who}`,
    back: 'Back to History',
    unseen: (count: number) => `${count} missed`,
    earlier,
  },
  tabs: { name: 'Views', phone: 'Phone', thisCall: 'This call', history: 'History', people: 'People' },
  menu: {
    name: 'Menu',
    shortcuts: 'Keyboard shortcuts',
    notifications: 'Turn on notifications',
    settings: 'Settings',
    signOut: 'Sign out',
    close: 'Close',
  },
  devices: {
    title: 'Sound',
    microphone: 'Microphone',
    speaker: 'Speaker',
    ringer: 'Ringer',
    ringtone: 'Ringtone',
    ringtones: { warble: 'Warble', classic: 'Classic bell', chime: 'Chime', soft: 'Soft' },
    volume: 'Ringer volume',
    silent: 'Silent',
    play: 'Play a sample',
    test: 'Hear yourself',
    testHint: 'Three seconds of your voice, as others hear it.',
    testing: { speak: 'Speak now…', listen: 'This is how you sound' },
    connectHeadset: 'Connect headset',
    noHeadset: 'Answer, hang up and mute with its own keys.',
    headsetKeys: (names: readonly string[]) => `The keys of ${names.join(', ')} work`,
    system: 'Same as the system',
    unnamed: (number: number) => `Device ${number}`,
    systemChoice: 'what the system chose',
    unplugged: (name: string, now: string) => `${name} was unplugged; now using ${now}`,
    gone: (name: string) => `${name} was unplugged`,
    unpluggedLast: (name: string) => `${name} was unplugged; there is no microphone now`,
    plugged: (name: string) => `${name} was plugged in`,
    pluggedInUse: (name: string) => `${name} was plugged in and is used now`,
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    dial: 'Name or number',
    thisList: 'This list',
    digits: 'Type or send a digit',
    panes: 'To the other side',
    close: 'Close what is open',
  },
  announce: {
    ended: (who: string, sentence: string, time: string) =>
      time ? `Call with ${who} ended after ${time}` : `${who}: ${sentence}`,
    minutes: (minutes: number, seconds: number) =>
      minutes
        ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
        : `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
  },
} as const
