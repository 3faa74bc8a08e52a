/** The published package, looked at from outside: its manifest, its types, and that it can be imported. */

import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
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
    for (const [name, text] of filesInGuide()) writeFileSync(join(folder, name), text)
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: false, jsx: 'react-jsx', types: [] },
      ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module, moduleResolution },
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    await run(program('typescript/bin/tsc'), '-p', folder)
  })
})

/** What the guide gives to copy as whole files: each begins with its name. */
function filesInGuide(): readonly (readonly [name: string, text: string])[] {
  const guide = readFileSync(join(lib, 'docs', 'embedding.md'), 'utf8')
  const found = [...guide.matchAll(/^```tsx\n\/\/ (\w+\.tsx?)\n([\s\S]*?)^```/gm)]
  expect(found.length).toBeGreaterThan(3)
  return found.map(([, name = '', text = '']) => [name, text])
}

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

test('its types lead to no package that it does not depend on', () => {
  const manifest = JSON.parse(readFileSync(join(lib, 'package.json'), 'utf8'))
  const known = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
  const types = filesOf('.d.ts').map((path) => readFileSync(join(lib, path), 'utf8'))
  const named = types.flatMap((text) => [
    ...text.matchAll(/\b(?:from|import)\s*\(?\s*['"]((?:@[^/'"]+\/)?[^./'"][^/'"]*)/g),
  ])
  expect(named.length).toBeGreaterThan(0)
  expect([...new Set(named.map(([, name]) => name))].filter((name = '') => !known.includes(name))).toEqual([])
})

test('guides and examples are with it, and every link in them leads to a file of the package', () => {
  const texts = filesOf('.md')
  expect(texts).toEqual(
    expect.arrayContaining(['README.md', 'docs/embedding.md', 'docs/feed.md', 'docs/examples/README.md']),
  )
  const lost = texts.flatMap((path) =>
    linksIn(readFileSync(join(lib, path), 'utf8'))
      .filter((link) => !leadsSomewhere(path, link))
      .map((link) => `${path}: ${link}`),
  )
  expect(lost).toEqual([])
  expect(linksIn(readFileSync(join(lib, 'README.md'), 'utf8')).length).toBeGreaterThan(5)
})

const filesOf = (ending: string) =>
  readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .toSorted()

/** Links and pictures; what stands in code is none. */
const linksIn = (markdown: string): readonly string[] =>
  [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)

/** The file is there, and the heading in it. The web is not asked. */
function leadsSomewhere(from: string, link: string): boolean {
  if (/^https:/.test(link)) return true
  const [path = '', heading] = link.split('#')
  const file = path === '' ? join(lib, from) : join(lib, from, '..', path)
  if (!file.startsWith(lib) || !existsSync(file)) return false
  return heading === undefined || headingsOf(readFileSync(file, 'utf8')).includes(heading)
}

/** As GitHub and npm name them. */
const headingsOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

const packagesIn = (code: string) =>
  [...code.matchAll(/^(?:import|export) (?:.*? from )?"([^."][^"]*)"/gm)].map(([, name]) => name)

test('holds the patched SIP.js and its notice, and nothing of the sandbox', () => {
  const scripts = filesOf('.js').filter((path) => !path.startsWith('docs/'))
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
