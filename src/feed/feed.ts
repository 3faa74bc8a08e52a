/** What speaks with the platform, and what its events do, as one file to be fetched by phones that listen to it. */

export { platformPart } from '../phone/platformPart.ts'
export { createFeed, openFeedSocket } from './createFeed.ts'
export { createRest } from './createRest.ts'
