/** Whom one can call in the sandbox, in English; that it is a sandbox needs no other language. */

export const sandbox = {
  person: 'Sign in as them in another window',
  robots: {
    echo: { name: 'Echo', hint: 'Hear your own voice' },
    holds: { name: 'Holds', hint: 'Puts you on hold and comes back' },
    early: { name: 'Early', hint: 'Sound before it answers' },
    busy: { name: 'Busy', hint: 'Is always busy' },
    nobody: { name: 'Nobody', hint: 'Rings and never answers' },
    declines: { name: 'Declines', hint: 'Refuses every call' },
    away: { name: 'Away', hint: 'Is not signed in' },
    missing: { name: 'Missing', hint: 'A number that does not exist' },
  },
} as const
