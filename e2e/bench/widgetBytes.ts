/** What the files of the script tag weigh, by when they are needed. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWidget } from '../../.build/widget.ts'
import { brotliKilobytes } from './bundle.ts'
import type { PageWeight } from './pageBytes.ts'

export async function weighWidget(): Promise<readonly PageWeight[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'softphone-widget-'))
  const { chunks } = await buildWidget(outDir)
  rmSync(outDir, { recursive: true })
  const weight = (...names: readonly string[]) =>
    chunks
      .filter(({ fileName }) => names.includes(fileName))
      .reduce((sum, { code }) => sum + brotliKilobytes(code), 0)
  return [
    { name: 'script tag', kilobytes: weight('widget.js'), budget: 2, goal: 2 },
    {
      name: '<opentact-call> to a placed call',
      kilobytes: weight('widget.js', 'call.js'),
      budget: 75,
      goal: 75,
    },
    {
      name: '<opentact-phone> to a placed call',
      kilobytes: weight('widget.js', 'call.js', 'phone.js'),
      budget: 119.6,
      goal: 75,
    },
  ]
}
