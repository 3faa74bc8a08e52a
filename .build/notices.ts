/** The notices of the packages that a bundle holds: their licences ask for it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rolldown } from 'vite'
import { root } from './setting.ts'

const packageOf = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//

export function noticesOf(output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): string {
  const names = new Set<string>()
  for (const file of output)
    if (file.type === 'chunk')
      for (const id of file.moduleIds) {
        const name = packageOf.exec(id.replaceAll('\\', '/'))?.[1]
        if (name) names.add(name)
      }
  return [...names]
    .toSorted()
    .map(noticeOf)
    .join(`\n${'─'.repeat(72)}\n\n`)
}

function noticeOf(name: string): string {
  const folder = join(root, 'node_modules', name)
  const file = readdirSync(folder).find((one) => /^(?:licen[cs]e|notice)(?:\.|$)/i.test(one))
  if (!file) throw new Error(`${name} is bundled and has no licence file. Way out: .build/notices.ts.`)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const patched = existsSync(join(root, 'patches', `${name.replace('/', '+')}+${version}.patch`))
  const head = `${name} ${version}${patched ? ', with corrections of ours' : ''}`
  return `${head}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}
