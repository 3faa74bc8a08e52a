import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

// Development tools' binaries for other systems, which not every mirror carries; `npm ci` skips them by `os` and `cpu`.
const elsewhere = /^node_modules\/(@biomejs\/cli|@oxc-parser\/binding)-/

interface Entry {
  readonly integrity?: string
  readonly optional?: boolean
  readonly os?: readonly string[]
}

/** The project's own, and that of the packages which `npm run bench` weighs. */
describe.each(['package-lock.json', 'e2e/bench/peers/package-lock.json'])('%s', (file) => {
  const lockfile = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

  test('names no registry host, so that any mirror can serve it', () => {
    const named = lockfile.split('\n').filter((line) => /"resolved":\s*"(https?:|git)/.test(line))
    expect(named, 'run: npm install --package-lock-only --omit-lockfile-registry-resolved').toEqual([])
  })

  test('pins every package of a registry by its checksum', () => {
    const { packages } = JSON.parse(lockfile) as { packages: Record<string, Entry> }
    const unpinned = Object.entries(packages).filter(
      ([path, { integrity, optional, os }]) =>
        path !== '' && !integrity && !(optional && os?.length && elsewhere.test(path)),
    )
    expect(unpinned.map(([path]) => path)).toEqual([])
  })
})
