/** A person as the platform lists them, as they are kept, and what a read of the list came to. */

import { expect, vi } from 'vitest'
import type { restAt } from './restServer.ts'

export const bob = {
  uuid: 'canary-uuid',
  email: 'canary@mail.test',
  state: 'online',
  is_active: true,
  phone_number: '+15550100canary',
  avatar: 'https://canary.test/a.png',
  dob: '1990-01-01-canary',
  first_name: 'Bob',
  last_name: 'Ross',
  login: 'bob',
  sip_domain: {
    domain: 'ACME.sip.opentact.test',
    account: { balance: 'canary-42.5', address1: 'canary street' },
  },
}
export const bobAsKept = {
  user: 'bob',
  name: 'Bob Ross',
  address: 'sip:bob@acme.sip.opentact.test',
  online: true,
}

export const read = (made: Awaited<ReturnType<typeof restAt>>) =>
  vi.waitFor(() => expect(made.store.getState().directory).not.toEqual([]))
export const failed = (made: Awaited<ReturnType<typeof restAt>>) =>
  vi.waitFor(() => expect(made.failures()).not.toEqual([]))
