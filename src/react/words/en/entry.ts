/** What is said before anybody is signed in. Apart from the others: the page opens with these alone. */

import { failures, refusals } from './failures.ts'

export const entry = {
  language: 'en',
  failures,
  refusals,
  ended: {
    callAgain: 'Call again',
    callBack: 'Call back',
    tryAgain: 'Try again',
    edit: 'Edit number',
    done: 'Done',
  },
  page: {
    calling: (who: string) => `${who} is calling`,
    inCall: (time: string, who: string) => `● ${time} ${who}`,
    title: 'Opentact Softphone',
    language: 'Language',
    framed: 'This page cannot be shown inside another page. Open it by itself.',
  },
  frame: {
    covered: 'Something lies over the phone',
    coveredHint: 'The page around it may want you to press something else. Go on with the call?',
    goOn: 'Go on',
    cancel: 'Cancel',
  },
  signIn: {
    title: 'Sign in to your phone',
    lead: 'With the SIP account your company gave you.',
    domain: 'SIP domain',
    user: 'User',
    password: 'Password',
    server: 'Server',
    serverHint: 'The wss:// address of your phone system.',
    signIn: 'Sign in',
    signingIn: 'Signing in…',
    stay: 'Stay signed in until this tab is closed',
    sandbox: 'Try the sandbox',
    sandboxHint: 'Pretend calls on this computer, no account needed.',
    sandboxAs: 'Account',
    sandboxGone: 'The sandbox does not answer. Is it running?',
    emergency: 'This phone cannot reliably reach emergency services. Use a mobile or landline.',
    or: 'or',
    callWaits: (who: string) => `Your call with ${who} is waiting`,
    takeBackWithin: (seconds: number) => `Sign in within ${seconds} s to take it back.`,
    missing: (field: string) => `${field} is missing`,
    notLoaded: 'The phone could not be loaded; check your network.',
  },
} as const
