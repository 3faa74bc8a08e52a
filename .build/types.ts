/** Writes the types of the package: what its entries export, and no file that they do not lead to. */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { root } from './setting.ts'

export function writeTypes(outDir: string, entries: readonly string[]): void {
  // Within the repository, where the compiler finds the packages.
  mkdirSync(join(root, 'dist'), { recursive: true })
  const scratch = mkdtempSync(join(root, 'dist', '.types-'))
  try {
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        stripInternal: true,
        rootDir: join(root, 'src'),
        outDir: join(scratch, 'all'),
      },
      include: [],
      files: entries.map((path) => join(root, path)),
    }
    const file = join(scratch, 'tsconfig.json')
    writeFileSync(file, JSON.stringify(config))
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', file], {
      stdio: 'inherit',
    })
    copyReached(
      join(scratch, 'all'),
      join(outDir, 'types'),
      entries.map((path) => path.replace(/^src\//, '')),
    )
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const relativeImport = /(\bfrom\s+|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\.tsx?\2/g

/** The compiler leaves `.ts` in the names that types import; a reader of the package has only `.d.ts` beside `.js`. */
function copyReached(from: string, to: string, entries: readonly string[]): void {
  const reached = new Set(entries)
  for (const path of reached) {
    const name = path.replace(/\.tsx?$/, '.d.ts')
    const text = readFileSync(join(from, name), 'utf8').replace(
      relativeImport,
      (_, before: string, quote: string, target: string) => `${before}${quote}${target}.js${quote}`,
    )
    for (const [, , , target = ''] of readFileSync(join(from, name), 'utf8').matchAll(relativeImport))
      reached.add(`${posix.join(posix.dirname(path), target)}.ts`)
    mkdirSync(dirname(join(to, name)), { recursive: true })
    writeFileSync(join(to, name), text)
  }
}
