/** What no call needs in order to be placed, as one file: fetched as soon as the phone is online. */

export { createHeadset } from './audio/headset/createHeadset.ts'
export * from './audio/soon.ts'
export { watchQuality } from './diagnostics/watchQuality.ts'
export { createMorePhone } from './morePhone.ts'
export * from './sip/soon.ts'
