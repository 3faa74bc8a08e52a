/** Builds, in memory and as for production: the bench's own pages, and what a site would ship. */

import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type InlineConfig, type Rolldown } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entryName = 'bench-entry'

/** One script from one file of `page/`, nothing split off. */
export const buildPage = (file: string): Promise<string> =>
  bundle(fileURLToPath(new URL(`./page/${file}`, import.meta.url)))

/** One script from source text, as if it were written in this folder. */
export const buildText = (text: string): Promise<string> =>
  bundle(entryName, {
    name: entryName,
    resolveId: (id: string) => (id === entryName ? `${root}e2e/bench/${entryName}.ts` : undefined),
    load: (id: string) => (id.endsWith(`/${entryName}.ts`) ? text : undefined),
  })

async function bundle(entry: string, ...plugins: NonNullable<InlineConfig['plugins']>): Promise<string> {
  const chunks = await scripts({
    configFile: false,
    publicDir: false,
    plugins,
    build: {
      target: 'es2022',
      rolldownOptions: { input: entry, output: { codeSplitting: false } },
    },
  })
  return chunks.map(({ code }) => code).join('\n')
}

/** The scripts of `dist/app`. */
export const buildApp = (): Promise<readonly Rolldown.OutputChunk[]> => scripts({})

// The runner of this very file has set it to development, and React would be twice its size.
process.env['NODE_ENV'] = 'production'

async function scripts({ build: options, ...config }: InlineConfig): Promise<Rolldown.OutputChunk[]> {
  const built = await build({
    ...config,
    root,
    logLevel: 'error',
    build: { ...options, write: false, modulePreload: { polyfill: false }, minify: true },
  })
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : []
  return outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk')
}

/** kB of 1,000 bytes, as servers send them: compressed beforehand, as well as brotli can. */
export function brotliKilobytes(code: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return brotliCompressSync(Buffer.from(code), { params }).length / 1000
}
