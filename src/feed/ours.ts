/** Whose calls are ours: the login alone, or with our SIP domain. The platform writes both. */

export interface Self {
  readonly user: string
  readonly domain: string
}

export function isOurs(address: string, { user, domain }: Self): boolean {
  const [name, host] = address.replace(/^sips?:/i, '').split('@')
  if (name?.toLowerCase() !== user.toLowerCase()) return false
  return host === undefined || host.toLowerCase() === domain.toLowerCase()
}
