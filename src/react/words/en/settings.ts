/** The settings, in English. */

export const settings = {
  title: 'Settings',
  close: 'Close settings',
  notLoaded: 'The settings could not be loaded; check your network.',
  add: 'Add',
  remove: (what: string) => `Remove ${what}`,
  account: {
    title: 'Account',
    as: (who: string) => `Signed in as ${who}`,
    sandbox: 'In the sandbox: calls are pretended, on this computer.',
    stays: 'Until you sign out or close this tab.',
    asksAgain: 'Until this page is closed or loaded again: then it asks for your password.',
    sure: 'This ends your calls.',
    no: 'Stay signed in',
  },
  sound: 'Sound',
  calls: {
    title: 'Calls',
    doNotDisturb: 'Do not disturb',
    doNotDisturbHint: 'Callers hear busy, and nothing rings',
    autoAnswer: 'Answer by itself',
    autoAnswerHint:
      'Calls from these people are answered after three beeps, unless you decline or are in a call. Then they hear you.',
    caller: 'User or number',
  },
  notifications: {
    title: 'Notifications',
    label: 'Notify me of calls',
    on: 'When somebody calls while this page is out of sight',
    asking:
      'Your browser asks whether this page may: allow it there. No question in sight? Look beside the address.',
    blocked:
      'Your browser blocks them for this page. Open the site’s settings beside the address and allow notifications; then turn this on.',
    none: 'This browser cannot show any for this page.',
  },
  network: {
    title: 'Network',
    servers: 'STUN and TURN servers',
    serversHint: 'They help where a firewall stands between you and others. Ask whoever runs your network.',
    ofSite: 'This site’s own are used.',
    none: 'None are used.',
    address: 'Server address',
    wrong: 'An address begins with stun:, turn: or turns:',
    user: 'TURN user',
    password: 'TURN password',
    passwordHint: 'Not stored: you type it again after closing this page.',
    wantsPassword: 'not used: its password is missing',
    reset: 'Use this site’s own',
    relayOnly: 'Only through TURN servers',
    relayOnlyHint: 'Hides your address from others. Without a TURN server there is no sound.',
  },
  region: {
    title: 'Region',
    country: 'Country',
    hint: 'Whose ringing and busy tones you hear, and where numbers without a country are',
    auto: 'As this site and browser say',
  },
  look: {
    title: 'Appearance',
    theme: 'Theme',
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
  },
  keys: { hint: 'Answer, mute, hold and hang up without a mouse', show: 'Show the keys' },
  privacy: {
    title: 'Privacy',
    device:
      'On this device: your history and contacts, your SIP domain, user and server, these settings, and your sound devices.',
    tab: 'In this tab: what takes a call back after a reload.',
    never: 'A password: only if you chose to stay signed in, and until this tab is closed.',
    forget: 'Forget everything on this device',
    sure: 'This signs you out and ends your calls.',
    yes: 'Sign out and forget',
    no: 'Keep',
  },
} as const
