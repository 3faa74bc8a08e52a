/** What no call needs in order to be placed, as one file: fetched as soon as the phone is online. */

export { createHeadset } from './audio/headset/createHeadset.ts'
export { createPlayer } from './audio/player.ts'
export { watchQuality } from './diagnostics/watchQuality.ts'
