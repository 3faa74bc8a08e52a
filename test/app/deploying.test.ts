// What the deploying guide says is what the page does.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig, settingNames } from '../../src/app/config.ts'
import { originsIn } from '../../src/app/frameOrigins.ts'
import { headersFor } from '../../src/app/headers.ts'
import { siteOptions } from '../../src/app/phoneOptions.ts'
import { en } from '../../src/react/words/en/main.ts'
import { caddy, kinds, nginx } from './serverSnippets.ts'

const guide = readFileSync(new URL('../../docs/deploying.md', import.meta.url), 'utf8')

const section = (name: string) =>
  new RegExp(`<!-- ${name}[^>]*-->([\\s\\S]*?)<!-- end -->`).exec(guide)?.[1] ?? ''

/** The cells of a table whose first cell is code, without the marks of code. */
const rowsIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
    )

const blockOf = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``).exec(guide)?.[1]

test('the table of headers has those that the preview sends, all of them', () => {
  const rows = rowsIn(section('headers'))
  const [page, frame, assets] = [kinds.page, kinds.frame, kinds.assets].map((path) => headersFor(path))
  const said = (cell: string | undefined) => (cell === 'not sent' ? undefined : cell)
  expect(rows.map(([name]) => name)).toEqual(Object.keys(page ?? {}))
  for (const [name = '', everywhere = '', forFrame, forAssets] of rows) {
    expect(page?.[name], name).toBe(everywhere)
    expect(frame?.[name], `${name} of frame.html`).toBe(forFrame === 'the same' ? everywhere : said(forFrame))
    expect(assets?.[name], `${name} of assets`).toBe(forAssets === 'the same' ? everywhere : said(forAssets))
  }
})

test('the snippets for nginx and Caddy send those headers', () => {
  expect(blockOf('nginx')).toBe(nginx())
  expect(blockOf('caddyfile')).toBe(caddy())
})

test('the table of config.json has every setting, with an example that is taken', () => {
  const rows = rowsIn(section('config'))
  expect(rows.map(([name]) => name)).toEqual(settingNames)
  for (const [name = '', example = ''] of rows) {
    const told: string[] = []
    const tell = (why: string) => told.push(why)
    const value: unknown = JSON.parse(example)
    const site = readConfig({ [name]: value }, tell)
    const taken = { ...site, ...siteOptions(site, {}, tell) }
    originsIn(site.frame, 'https://phone.example.com', tell)
    expect(told).toEqual([])
    expect(taken).toHaveProperty(name)
    // The parser looks at each: something else is named as wrong.
    const wrong = readConfig({ [name]: [7] }, tell)
    siteOptions(wrong, {}, tell)
    originsIn(wrong.frame, 'https://phone.example.com', tell)
    expect(told, name).toEqual([expect.stringContaining(`“${name}`)])
  }
})

test('the example of a config.json in the guide is a good one', () => {
  const told: string[] = []
  const site = readConfig(JSON.parse(blockOf('json') ?? ''), (why) => told.push(why))
  siteOptions(site, {}, (why) => told.push(why))
  expect(told).toEqual([])
})

test('the notice about emergency calls is quoted as the form says it', () => {
  expect(guide.replace(/\s+/g, ' ')).toContain(en.signIn.emergency)
})
