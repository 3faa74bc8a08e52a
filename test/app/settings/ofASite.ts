/** A site with choices of its own, and somebody who is signed in there. */

import type { SiteConfig } from '../../../src/app/config.ts'

export const stun = { urls: 'stun:stun.example.com' }
export const site: SiteConfig = { phone: { iceServers: [stun], iceTransportPolicy: 'relay', region: 'FR' } }
export const account = {
  domain: 'acme.example',
  user: 'alice',
  server: 'wss://s.example',
  password: 'secret',
  sandbox: false,
}
