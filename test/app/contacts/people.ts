/** Two contacts, and whoever calls. */

import type { Contact } from '../../../src/app/contacts/contact.ts'

export const domain = 'acme.example'
export const mara: Contact = { id: 'm', name: 'Mara Lindqvist', numbers: ['+49301234567', 'mara'] }
export const zoe: Contact = {
  id: 'z',
  name: 'Zoë; O’Neill, "Jr"',
  numbers: ['+4620123', 'zoe@other.example'],
}
export const call = (user: string, host = domain) => ({ user, address: `sip:${user}@${host}` })
