/** Builds the files for a script tag: a loader, and what it fetches, each by the digest that the loader carries. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rolldown } from 'vite'
import { carryDigests, digestOf } from './digests.ts'
import { noticesOf } from './notices.ts'
import { bundle, ownRuntime, production, root } from './setting.ts'

type Chunk = Rolldown.OutputChunk

export interface WidgetFiles {
  readonly version: string
  /** Of the versioned folder. */
  readonly folder: string
  readonly chunks: readonly Chunk[]
}

export async function buildWidget(outDir: string): Promise<WidgetFiles> {
  production()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = join(outDir, version)
  rmSync(folder, { recursive: true, force: true })
  const output = await bundle({
    plugins: [carryDigests()],
    // What a library leaves to whoever bundles it.
    resolve: ownRuntime,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      // As a library: the page's own helper for preloading would be larger than the loader.
      lib: { entry: { widget: join(root, 'src/widget/loader.ts') }, formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          // What `<opentact-call>` needs at once is one file, of which all others take what they share with it.
          codeSplitting: { groups: [{ name: 'call', test: /[\\/]widget[\\/]inside[\\/]call\.tsx$/ }] },
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          assetFileNames: '[name].[ext]',
        },
      },
    },
  })
  mkdirSync(folder, { recursive: true })
  const integrity: Record<string, string> = {}
  for (const file of output) {
    const content = file.type === 'chunk' ? file.code : file.source
    mkdirSync(join(folder, file.fileName, '..'), { recursive: true })
    writeFileSync(join(folder, file.fileName), content)
    integrity[file.fileName] = digestOf(content, 'sha384')
  }
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ version, integrity }, null, 2)}\n`)
  writeFileSync(join(folder, 'licences.txt'), noticesOf(output))
  return { version, folder, chunks: output.filter((file) => file.type === 'chunk') }
}
