/** Who has an account in the sandbox. The passwords are printed at the start: they protect nothing. */

export const sandboxDomain = 'sandbox.sip.opentact.test'

export const accounts = ['alice', 'bob', 'carol'] as const

export const isAccount = (user: string): boolean => (accounts as readonly string[]).includes(user)

export const passwordOf = (user: string): string | undefined =>
  isAccount(user) ? `${user}-sandbox` : undefined
