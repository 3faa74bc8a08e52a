/** The published package, looked at from outside: its manifest, its types, and that it can be imported. */

import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildLib, entries } from '../../.build/lib.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const site = mkdtempSync(join(tmpdir(), 'softphone-site-'))
const lib = join(site, 'node_modules', 'opentact-softphone')
const names = Object.keys(entries).map((name) => (name === 'index' ? '' : `/${name}`))

beforeAll(async () => {
  await buildLib(lib)
  for (const name of ['react', '@types/react', 'zustand', 'csstype']) {
    const link = join(site, 'node_modules', name)
    mkdirSync(join(link, '..'), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), link)
  }
}, 120_000)
afterAll(() => rmSync(site, { recursive: true, force: true }))

/** What a command printed; a command that fails rejects with it. */
async function run(...command: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, command, { cwd: site })).stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${stdout}\n${stderr}`, { cause: error })
  }
}

const program = (path: string) => join(root, 'node_modules', path)

test('publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: lib, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test('its types are found by every resolution that knows ESM', async () => {
  await run(program('@arethetypeswrong/cli/dist/index.js'), '--pack', lib, '--profile', 'esm-only')
})

test.each(names)('opentact-softphone%s imports in Node', async (name) => {
  const code = `const all = await import('opentact-softphone${name}'); console.log(Object.keys(all).length)`
  expect(Number(await run('--input-type=module', '-e', code))).toBeGreaterThan(name === '/jsx' ? -1 : 0)
})

describe.each([
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
])('a site with moduleResolution %s', (moduleResolution, module) => {
  test('compiles against its types, library checks included', async () => {
    const folder = join(site, moduleResolution)
    cpSync(join(root, 'test', 'package', 'consumer.tsx'), join(folder, 'consumer.tsx'), { recursive: true })
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: false, jsx: 'react-jsx', types: [] },
      ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module, moduleResolution },
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    await run(program('typescript/bin/tsc'), '-p', folder)
  })
})

test('the elements lead to no React of the site: they have a runtime of their own', () => {
  const code = filesLedTo('widget.js')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  expect([...new Set(packagesIn(code))]).toEqual(['zustand/vanilla'])
})

/** A file of the package, and what it imports of the package, near and far. */
function filesLedTo(entry: string): readonly string[] {
  const found = new Set([join(lib, entry)])
  for (const path of found)
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(/\b(?:from|import)\s*\(?"(\.[^"]*)"/g))
      found.add(join(path, '..', name))
  return [...found]
}

const packagesIn = (code: string) =>
  [...code.matchAll(/^(?:import|export) (?:.*? from )?"([^."][^"]*)"/gm)].map(([, name]) => name)

test('holds the patched SIP.js and its notice, and nothing of the sandbox', () => {
  const scripts = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  )
  const code = scripts.map((path) => readFileSync(join(lib, path), 'utf8')).join('\n')
  expect([...new Set(packagesIn(code))].toSorted()).toEqual([
    'react',
    'react/jsx-runtime',
    'zustand',
    'zustand/vanilla',
  ])
  expect(code).not.toContain('sandbox.sip.opentact.test')
  expect(readFileSync(join(lib, 'licences.txt'), 'utf8')).toMatch(
    /^sip\.js 0\.21\.2, with corrections of ours\n\nMIT License\n\nCopyright \(c\) 2020 Junction Networks/m,
  )
})
