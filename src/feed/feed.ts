/** What speaks with the platform, as one file to be fetched by phones that do. */

export { createFeed, openFeedSocket } from './createFeed.ts'
export { createRest } from './createRest.ts'
