/** Builds all that is shipped. */

import { build } from 'vite'
import { buildLib } from './lib.ts'
import { production, root } from './setting.ts'
import { buildWidget } from './widget.ts'

export async function buildAll(): Promise<void> {
  production()
  await build({ root, logLevel: 'warn' })
  const { version } = await buildLib(`${root}dist/lib`)
  await buildWidget(`${root}dist/widget`)
  console.log(
    [
      'dist/app     the page',
      `dist/lib     opentact-softphone ${version}, ready for npm publish`,
      `dist/widget  ${version}/widget.js for a script tag, and what it fetches`,
    ].join('\n'),
  )
}
