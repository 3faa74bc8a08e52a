/** What all builds have in common. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig, type Rolldown } from 'vite'
import { leanIcons } from '../patches/leanIcons.ts'
import { leanSip } from '../patches/leanSip.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Without it React brings its checks and warnings. A runner of tests or of this file sets it to something else. */
export function production(): void {
  process.env['NODE_ENV'] = 'production'
}

/**
 * The elements bring a runtime of their own into pages that have none: Preact's, 6 kB where React's are 59. The same
 * components run under both; those of the page and of `./react` under React.
 */
export const ownRuntime = {
  alias: [
    { find: /^react(?:-dom)?(?:\/client)?$/, replacement: join(root, 'src/widget/overPreact.ts') },
    { find: /^react\/jsx-(?:dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
  ],
}

type Options = Omit<InlineConfig, 'build'> & { readonly build: NonNullable<InlineConfig['build']> }

/** One build of Vite's, apart from the page's own configuration. */
export async function bundle({
  build: own,
  plugins = [],
  ...more
}: Options): Promise<Rolldown.RolldownOutput['output']> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    base: './',
    plugins: [react(), leanSip(), leanIcons(), ...plugins],
    ...more,
    build: {
      target: 'es2022',
      modulePreload: false,
      emptyOutDir: false,
      // In somebody's page there is no file of ours but the ones asked for.
      assetsInlineLimit: 0,
      cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
      ...own,
    },
  })
  const [one, ...others] = Array.isArray(built) ? built : [built]
  if (!one || !('output' in one) || others.length) throw new Error('Vite built more than was asked for.')
  return one.output
}
