/** Builds all that is shipped. */

import { build } from 'vite'
import { buildLib } from './lib.ts'
import { production, root } from './setting.ts'

export async function buildAll(): Promise<void> {
  production()
  await build({ root, logLevel: 'warn' })
  const { version } = await buildLib(`${root}dist/lib`)
  console.log(`dist/app     the page\ndist/lib     opentact-softphone ${version}, ready for npm publish`)
}
