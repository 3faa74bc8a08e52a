/** Builds dist/lib: the npm package, with the patched SIP.js inside, and types. */

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, manifestFrom } from './manifest.ts'
import { noticesOf } from './notices.ts'
import { bundle, ownRuntime, production, root } from './setting.ts'
import { writeTypes } from './types.ts'

/** What is imported from the package, and where it begins in src. */
const parts: Readonly<Record<string, string>> = {
  index: 'src/index.ts',
  react: 'src/react/index.ts',
  frame: 'src/frame/index.ts',
}
const elements: Readonly<Record<string, string>> = {
  elements: 'src/widget/elements.ts',
  widget: 'src/widget/index.ts',
  jsx: 'src/widget/jsx.ts',
}
export const entries: Readonly<Record<string, string>> = { ...parts, ...elements }

export async function buildLib(outDir: string): Promise<Manifest> {
  production()
  rmSync(outDir, { recursive: true, force: true })
  const output = [
    ...(await bundle({ build: libOf(parts, 'shared', /^(?:react|zustand)(?:\/|$)/) })),
    // What binds the store to React is bundled too: left outside, it would find the site's React, not the elements' own.
    ...(await bundle({ resolve: ownRuntime, build: libOf(elements, 'inside', /^zustand\/vanilla$/) })),
  ]
  writeTypes(outDir, Object.values(entries))
  const manifest = manifestFrom(readFileSync(join(root, 'package.json'), 'utf8'), Object.keys(entries))
  writeFileSync(join(outDir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(join(outDir, 'licences.txt'), noticesOf(output))
  cpSync(join(root, 'LICENSE'), join(outDir, 'LICENSE'))
  // The repository's own speaks of commands and files that are not here.
  cpSync(join(root, '.build/package.md'), join(outDir, 'README.md'))
  // The picture is for the repository's README.
  cpSync(join(root, 'docs'), join(outDir, 'docs'), {
    recursive: true,
    filter: (path) => !path.endsWith('.png'),
  })
  return manifest

  function libOf(entry: Readonly<Record<string, string>>, folder: string, external: RegExp) {
    return {
      outDir,
      // Readable, so that whoever debugs a site can; the site's own build minifies.
      minify: false,
      lib: { entry: absolute(entry), formats: ['es' as const] },
      rolldownOptions: {
        external,
        output: { entryFileNames: '[name].js', chunkFileNames: `${folder}/[name].js` },
      },
    }
  }
}

const absolute = (paths: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, join(root, path)]))
