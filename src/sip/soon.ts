/** What of SIP no call needs in order to be placed: what becomes of it once it is up, and calls that come. */

import { Invitation, UserAgent } from 'sip.js'

export { createConversation } from './conversation.ts'
export { createHandOver } from './handOver.ts'
export { watchLiveness } from './liveness.ts'
export { assertedIn, displayedIn, newsOf } from './party.ts'
export { createPreemption } from './preempt.ts'
export { ring } from './ring.ts'
export { takeBack } from './takeBack.ts'

// Where `patches/leanSip.ts` built it, SIP.js's agent looks for the class here.
Object.assign(UserAgent, { Invitation })
