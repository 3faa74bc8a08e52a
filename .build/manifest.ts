/** The package.json of dist/lib, drawn from the repository's own. */

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly [field: string]: unknown
}

interface Own extends Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

export function manifestFrom(ownText: string, entries: readonly string[]): Manifest {
  const own = JSON.parse(ownText) as Own
  const caret = (name: string) => `^${own.dependencies[name] ?? own.devDependencies[name] ?? ''}`
  const exports = entries.map((name) => [
    name === 'index' ? '.' : `./${name}`,
    { types: `./types/${typesOf[name] ?? name}.d.ts`, default: `./${name}.js` },
  ])
  return {
    name: own.name,
    version: own.version,
    description: own['description'],
    license: own['license'],
    type: 'module',
    exports: { ...Object.fromEntries(exports), './package.json': './package.json' },
    sideEffects: ['./widget.js'],
    dependencies: { zustand: caret('zustand') },
    peerDependencies: { react: '^19.0.0' },
    peerDependenciesMeta: { react: { optional: true } },
  }
}

/** Where an entry's types lie, as src is laid out. */
const typesOf: Readonly<Record<string, string>> = {
  react: 'react/index',
  frame: 'frame/index',
  elements: 'widget/elements',
  widget: 'widget/index',
  jsx: 'widget/jsx',
}
