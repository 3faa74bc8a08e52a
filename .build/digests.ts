/**
 * Vite's plugin for files that fetch each other in somebody's page: each carries the digests of those that it fetches.
 * The loader vouches for call.js and phone.js, they for what they fetch, and so on; what a file imports by name, those
 * vouch for that fetch the file.
 */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minify, type Plugin, parseAst, type Rolldown, transformWithOxc } from 'vite'
import { root } from './setting.ts'

type Chunk = Rolldown.OutputChunk
type Vouched = readonly (readonly [file: string, digest: string])[]

/** The files carry the shorter kind: it is as good, and the loader has to be small. */
export const digestOf = (content: string | Uint8Array, kind: 'sha256' | 'sha384') =>
  `${kind}-${createHash(kind).update(content).digest('base64')}`

export function carryDigests(): Plugin {
  return {
    name: 'carry-digests',
    enforce: 'post',
    async generateBundle(_, files) {
      const chunks = Object.values(files).filter((file) => file.type === 'chunk')
      const named = (name: string) => chunks.find(({ fileName }) => fileName === name)
      const loader = chunks.find(({ isEntry }) => isEntry)
      const [call, phone] = ['call.js', 'phone.js'].map(named)
      if (!loader || !call || !phone) return this.error('The loader is missing, or one of its two parts.')
      if (loader.imports.length || call.imports.length)
        this.error(
          `More than one file: ${[...loader.imports, ...call.imports]} beside the loader and call.js`,
        )
      if (phone.imports.join() !== call.fileName) this.error(`phone.js leads to ${phone.imports.join(', ')}`)
      if (!loader.code.includes('DIGESTS')) this.error('The loader asks for no digests.')

      const helper = await checkedFetch()
      const finished = new Map<Chunk, string>()

      /** Its digest, when it carries those of what it fetches. */
      const finish = (chunk: Chunk, waiting: readonly Chunk[] = []): string => {
        if (waiting.includes(chunk)) this.error(`${chunk.fileName} would have to hold its own digest.`)
        const before = finished.get(chunk)
        if (before) return before
        const there = [...withImports(chunk), call]
        const vouched = (name: string): Vouched => {
          const fetched = named(name) ?? this.error(`${chunk.fileName} fetches ${name}, no script of ours.`)
          const missing = withImports(fetched).filter((one) => !there.includes(one))
          return missing.map((one) => [`./${one.fileName}`, finish(one, [...waiting, chunk])])
        }
        if (chunk.dynamicImports.length) chunk.code = helper + withChecks(chunk.code, vouched)
        const digest = digestOf(chunk.code, 'sha256')
        finished.set(chunk, digest)
        return digest
      }

      const withImports = (chunk: Chunk): readonly Chunk[] => {
        const found = new Set([chunk])
        for (const { imports } of found) for (const other of imports.map(named)) if (other) found.add(other)
        return [...found]
      }

      const digests = JSON.stringify([finish(call), finish(phone)])
      loader.code = loader.code.replaceAll('DIGESTS', digests).replaceAll('/* @__PURE__ */ ', '')
      for (const chunk of chunks)
        if (chunk !== loader && !finished.has(chunk)) this.error(`Nobody vouches for ${chunk.fileName}.`)
    },
  }
}

/** The loader's own function, for the other files: shared, it would be a file of its own, which nobody vouches for. */
async function checkedFetch(): Promise<string> {
  const file = join(root, 'src/widget/fetchChecked.ts')
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file)
  const short = await minify(file, code)
  if (!/^export const fetchChecked=/.test(short.code)) throw new Error(`Not as expected: ${short.code}`)
  return `${short.code.slice('export '.length).trim()}\n`
}

/** `import("./x.js")`, but not before the bytes of that file, and of those that it needs, are what they were. */
function withChecks(code: string, vouched: (file: string) => Vouched): string {
  const found: { readonly start: number; readonly end: number; readonly file: string }[] = []
  const look = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(look)
    if (typeof value !== 'object' || value === null) return
    if ('type' in value && value.type === 'ImportExpression') {
      const { start, end } = value as unknown as { start: number; end: number }
      const file = /^import\([`'"]\.\/([\w.-]+)[`'"]\)$/.exec(code.slice(start, end))?.[1]
      if (!file) throw new Error(`What would this fetch? ${code.slice(start, end)}`)
      found.push({ start, end, file })
    } else Object.values(value).forEach(look)
  }
  look(parseAst(code))
  return found.reduceRight((text, { start, end, file }) => {
    const checks = vouched(file).map((one) => `fetchChecked(${one.map((each) => JSON.stringify(each))})`)
    const checked = `Promise.all([${checks}]).then(()=>${text.slice(start, end)})`
    return text.slice(0, start) + checked + text.slice(end)
  }, code)
}
