// The test of the examples: hands out a page of docs/examples, the very files, scripts built where they import packages.
import { execFileSync } from 'node:child_process'
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
import { join } from 'node:path'
import { build } from 'vite'
import { buildLib } from '../.build/lib.ts'
import { root } from '../.build/setting.ts'
import { test as base, type Visitor } from './embed.ts'

type ExampleName = 'plain' | 'strict-csp' | 'hostile' | 'react' | 'server-rendered' | 'frame'

const home = join(root, 'docs', 'examples')
const runsInNode = 'render.js'

/** By path; `lib` is the package as built, `written` is what stands for an address that the example names. */
export async function exampleFiles(
  name: ExampleName,
  lib: string,
  written: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, string>> {
  mkdirSync(join(root, 'dist'), { recursive: true })
  // Within the repository, where React is found.
  const folder = mkdtempSync(join(root, 'dist', '.example-'))
  const files = new Map<string, string>()
  try {
    cpSync(join(home, name), folder, { recursive: true })
    const names = readdirSync(folder)
    // A package of its own: within ours, its imports of ours would find the sources.
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const texts = names.map((file) => readFileSync(join(folder, file), 'utf8'))
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(lib, join(folder, 'node_modules', 'opentact-softphone'))
    for (const [index, file] of names.entries()) {
      const text = texts[index] ?? ''
      if (file !== runsInNode) files.set(file, /^import /m.test(text) ? await bundled(folder, file) : text)
      else files.set('index.html', execFileSync(process.execPath, [join(folder, file)], { encoding: 'utf8' }))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  for (const [file, text] of files)
    files.set(
      file,
      Object.entries(written).reduce((filled, [from, to]) => filled.replaceAll(from, to), text),
    )
  return files
}

/** As for development: there React says what it finds wrong. */
async function bundled(root: string, file: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: join(root, file), output: { codeSplitting: false } },
    },
  })
  if (!('output' in built)) throw new Error('Vite built more than was asked for.')
  return built.output[0].code
}

/** Hands out the package as built, and pages of docs/examples on the site. */
export const test = base.extend<{ show: (name: ExampleName) => Promise<Visitor> }, { lib: string }>({
  lib: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      mkdirSync(join(root, 'dist'), { recursive: true })
      // Within the repository, where what the package depends on is found.
      const folder = mkdtempSync(join(root, 'dist', '.lib-'))
      await buildLib(folder)
      await use(folder)
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  show: async ({ site, lib, arriveAt }, use) => {
    await use(async (name) => {
      for (const [path, text] of await exampleFiles(name, lib)) site.files.set(`/${path}`, text)
      const visitor = await arriveAt('/')
      return { ...visitor, phone: visitor.page.locator('opentact-phone') }
    })
  },
})

/** All but what the hostile page's own React says of the page's own additions. */
export const notOfThePage = (errors: readonly string[]) => errors.filter((one) => !one.endsWith('/main.js'))
