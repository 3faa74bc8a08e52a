/** Builds the files for a script tag: a loader, and what it fetches, each by the digest that the loader carries. */

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
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

/** The loader carries the shorter kind: it is as good, and the loader has to be small. */
const digestOf = (content: string | Uint8Array, kind: 'sha256' | 'sha384') =>
  `${kind}-${createHash(kind).update(content).digest('base64')}`

/** Writes into the loader which files each element needs, and what bytes they have. */
function carryDigests(): Plugin {
  return {
    name: 'carry-digests',
    enforce: 'post',
    generateBundle(_, files) {
      const chunks = Object.values(files).filter((file) => file.type === 'chunk')
      const loader = chunks.find(({ isEntry }) => isEntry)
      if (!loader) this.error('There is no loader.')
      const rest = ['call.js', 'phone.js'].map((name) => chunks.find(({ fileName }) => fileName === name))
      const [call, phone] = rest
      if (!call || !phone || chunks.length !== 3 || loader.imports.length || call.imports.length)
        return this.error(
          `Two parts were to be made beside the loader: ${chunks.map(({ fileName }) => fileName)}`,
        )
      if (phone.imports.join() !== call.fileName) this.error(`phone.js leads to ${phone.imports.join(', ')}`)
      if (!loader.code.includes('DIGESTS')) this.error('The loader asks for no digests.')
      const digests = JSON.stringify([call, phone].map(({ code }) => digestOf(code, 'sha256')))
      loader.code = loader.code.replaceAll('DIGESTS', digests).replaceAll('/* @__PURE__ */ ', '')
    },
  }
}
