/** Builds, in memory and as for production: the bench's own pages, and what a site would ship. */

import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { leanSip } from '../../patches/leanSip.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entryName = 'bench-entry'

/** One script from one file of `page/`, nothing split off, and what styles it has. */
export async function buildPage(
  file: string,
  plugins?: Plugin[],
): Promise<{ script: string; style: string }> {
  const built = await bundle(fileURLToPath(new URL(`./page/${file}`, import.meta.url)), plugins)
  const styles = built.filter((one) => one.type === 'asset' && one.fileName.endsWith('.css'))
  return {
    script: scriptOf(built),
    style: styles.map((one) => ('source' in one ? one.source : '')).join('\n'),
  }
}

/** One script from source text, as if it were written in this folder, or in one below it. */
export const buildText = async (text: string, folder = '', plugins: Plugin[] = []): Promise<string> => {
  const built = await bundle(entryName, [
    {
      name: entryName,
      resolveId: (id: string) => (id === entryName ? `${root}e2e/bench/${folder}${entryName}.ts` : undefined),
      load: (id: string) => (id.endsWith(`/${entryName}.ts`) ? text : undefined),
    },
    ...plugins,
  ])
  return scriptOf(built)
}

type Files = readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]

const scriptOf = (files: Files) => files.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')

/** Ours as it is published: SIP.js is in the package, without what this phone never runs. */
export const pluginsOf = ({ name }: { readonly name: string }): Plugin[] =>
  name === 'ours' ? [leanSip()] : []

function bundle(entry: string, plugins: Plugin[] = []): Promise<Files> {
  return files({
    configFile: false,
    publicDir: false,
    plugins,
    build: {
      target: 'es2022',
      rolldownOptions: { input: entry, output: { codeSplitting: false } },
    },
  })
}

/** `dist/app`. */
export const buildApp = (): Promise<Files> => files({})

// The runner of this very file has set it to development, and React would be twice its size.
process.env['NODE_ENV'] = 'production'

async function files({ build: options, ...config }: InlineConfig) {
  const built = await build({
    ...config,
    root,
    logLevel: 'error',
    build: { ...options, write: false, modulePreload: { polyfill: false }, minify: true },
  })
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : []
  return outputs.flatMap(({ output }) => output)
}

/** kB of 1,000 bytes, as servers send them: compressed beforehand, as well as brotli can. */
export function brotliKilobytes(code: string | Uint8Array): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return brotliCompressSync(code, { params }).length / 1000
}
