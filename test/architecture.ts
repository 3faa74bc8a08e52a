/** The rules of the tree as data, and the reader that holds files against them. */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Rule {
  /** Folders or files of src that may be imported. */
  readonly src: readonly string[]
  readonly packages: readonly string[]
  /** What to do instead. */
  readonly wayOut: string
}

const core = ['phone', 'connection', 'sip', 'feed', 'audio', 'diagnostics']

/** Who may import whom. The longest path that fits a file is its rule; each may import its own folder besides. */
export const importRules: Readonly<Record<string, Rule>> = {
  phone: {
    src: [],
    packages: [],
    wayOut: 'phone/ is plain data and pure functions: describe what it needs in phone/ports.ts',
  },
  'phone/storeOf.ts': { src: [], packages: ['zustand/vanilla'], wayOut: 'the store is vanilla Zustand' },
  connection: {
    src: ['phone/clock.ts', 'phone/errors.ts'],
    packages: [],
    wayOut: 'hand it in as an argument',
  },
  sip: {
    src: ['phone', 'connection'],
    packages: ['sip.js', '@noble/hashes'],
    wayOut: 'report a fact, or ask the SignallingHost',
  },
  feed: { src: ['phone', 'connection'], packages: [], wayOut: 'report a fact' },
  audio: { src: ['phone'], packages: [], wayOut: 'follow the state, or take it as an argument' },
  diagnostics: { src: ['phone'], packages: [], wayOut: 'have createPhone hand it in' },
  'browserParts.ts': {
    src: [...core, 'soon.ts', 'soonParts.ts', 'version.ts'],
    packages: [],
    wayOut: 'the parts are joined by createPhone',
  },
  'soon.ts': { src: [...core, 'morePhone.ts'], packages: [], wayOut: 'it only names what comes later' },
  'soonParts.ts': { src: [...core, 'soon.ts'], packages: [], wayOut: 'it stands in for what soon.ts names' },
  'morePhone.ts': {
    src: ['phone', 'admit.ts', 'autoAnswer.ts', 'conference.ts', 'handOver.ts', 'headsetKeys.ts'],
    packages: [],
    wayOut: 'have createPhone hand it in',
  },
  'laterMethods.ts': { src: ['phone'], packages: [], wayOut: 'it is a part of createPhone: ask the ports' },
  'soundControls.ts': { src: ['phone'], packages: [], wayOut: 'it is a part of createPhone: ask the ports' },
  'headsetKeys.ts': { src: ['phone'], packages: [], wayOut: 'it is a part of createPhone: ask the Phone' },
  'admit.ts': { src: ['phone'], packages: [], wayOut: 'have createPhone hand it in' },
  'autoAnswer.ts': { src: ['phone'], packages: [], wayOut: 'have createPhone hand it in' },
  'postDial.ts': { src: ['phone'], packages: [], wayOut: 'it is a part of createPhone: ask the ports' },
  'handOver.ts': { src: ['phone'], packages: [], wayOut: 'it is a part of createPhone: ask the ports' },
  'conference.ts': { src: ['phone'], packages: [], wayOut: 'have createPhone hand it in' },
  'platform.ts': { src: ['phone'], packages: [], wayOut: 'it is a part of createPhone: ask the ports' },
  'createPhone.ts': {
    src: [
      ...core,
      'browserParts.ts',
      'laterMethods.ts',
      'morePhone.ts',
      'platform.ts',
      'postDial.ts',
      'soonParts.ts',
      'soundControls.ts',
    ],
    packages: [],
    wayOut: 'createPhone joins the parts, and knows no page',
  },
  'index.ts': {
    src: [...core, 'createPhone.ts'],
    packages: [],
    wayOut: 'the package offers the headless phone',
  },
  react: {
    src: ['phone'],
    packages: ['react', 'zustand', 'lucide-react'],
    wayOut: 'components take a Call and a Phone: ask the Phone',
  },
  'react/numbers': {
    src: ['phone'],
    packages: ['react', 'libphonenumber-js'],
    wayOut: 'the tables of written numbers are large: only what is fetched late knows them',
  },
  frame: {
    src: ['phone'],
    packages: ['penpal'],
    wayOut: 'it knows any Phone, and the host page’s script stays small',
  },
  widget: {
    src: ['createPhone.ts', 'phone', 'react'],
    packages: ['react', 'react-dom', 'lucide-react'],
    wayOut: 'the widget makes a phone, and weighs what it imports',
  },
  'widget/overPreact.ts': {
    src: [],
    packages: ['preact'],
    wayOut: 'it stands in for React, and knows no component',
  },
  app: {
    src: ['index.ts', 'createPhone.ts', 'phone', 'react', 'widget', 'frame', 'diagnostics'],
    packages: ['react', 'react-dom', 'lucide-react'],
    wayOut: 'what the page needs comes through the package’s face or react/',
  },
  sandbox: {
    src: ['feed/wire.ts'],
    packages: ['ws', 'werift', 'sip.js', 'node:'],
    wayOut: 'the sandbox is another program: it shares nothing but the wire',
  },
  'sandbox/vitePlugin.ts': {
    src: [],
    packages: ['vite', 'node:'],
    wayOut: 'the plug only hangs the server under Vite',
  },
}

/** Neighbours in one folder, of which the first knows nothing of the second. */
const apart: readonly { readonly from: string; readonly not: string; readonly wayOut: string }[] = [
  { from: 'app/contacts', not: 'app/history', wayOut: 'what both need lives in app/' },
]

interface Owned {
  readonly word: RegExp
  readonly owners: readonly string[]
  readonly wayOut: string
}

/** Things of the outside that have one owner. */
export const owned: readonly Owned[] = [
  {
    word: /\b(?:mediaDevices|AudioContext)\b/,
    owners: ['audio'],
    wayOut: 'ask the Audio port of phone/ports.ts',
  },
  {
    word: /\blocalStorage\b/,
    owners: ['app/storage.ts'],
    wayOut: 'use app/storage.ts, or the memory option',
  },
  {
    word: /\bindexedDB\b/,
    owners: ['app/database.ts', 'app/deleteDatabases.ts'],
    wayOut: 'use the ports of app/database.ts',
  },
  { word: /\bcustomElements\b/, owners: ['widget'], wayOut: 'define elements in widget/' },
  {
    word: /\bpostMessage\b/,
    // A worker of our own is talked to, and pages of this very origin on a channel, never another window.
    owners: ['frame', 'connection/steadyClock.ts', 'connection/ticker.worker.ts', 'app/otherTabs.ts'],
    wayOut: 'only the frame talks over a port',
  },
  {
    word: /(?:\bawait|\breturn|=>|[=(,])\s*fetch\(/,
    owners: ['browserParts.ts', 'feed', 'app', 'widget/inside/site.ts'],
    wayOut: 'the platform’s REST belongs to feed/',
  },
  {
    word: /\bnew WebSocket\(/,
    owners: ['sip', 'feed', 'diagnostics', 'sandbox'],
    wayOut: 'sockets belong to sip/ and feed/',
  },
  {
    word: /\bnew RTCPeerConnection\(/,
    owners: ['browserParts.ts', 'diagnostics', 'sandbox'],
    wayOut: 'sip/ asks for one by its newPeer',
  },
]

/** What phone/ must not touch: the same facts would no longer give the same state. */
const impure =
  /\b(?:Date\.now|new Date\b|Math\.random|setTimeout|setInterval|performance\.|crypto\.|window\.|document\.|navigator\.)/

const foldersWithoutAnAnswer = ['utils', 'helpers', 'common', 'types', 'services']
const mostLines = 250

/** What is wrong with one file of src; `path` is its path in src. */
export function problemsOf(path: string, source: string): readonly string[] {
  const code = withoutComments(source)
  const problems: string[] = []
  for (const wanted of importsOf(code)) {
    const why = importProblem(path, wanted)
    if (why) problems.push(`${path} imports ${wanted}. ${why}`)
  }
  if (/\bimport\(\s*[^'"\s]/.test(code))
    problems.push(
      `${path} imports a name made at run time. Write the name out, so that the rules can see it.`,
    )
  for (const { word, owners, wayOut } of owned) {
    const found = word.exec(code)?.[0]
    if (found && !owners.some((owner) => isIn(path, owner)))
      problems.push(`${path} mentions ${found}, which only ${owners.join(', ')} may. Way out: ${wayOut}.`)
  }
  const touched = isIn(path, 'phone') && impure.exec(code)?.[0]
  if (touched) problems.push(`${path} mentions ${touched}. phone/ is pure. Way out: take it as an argument.`)
  const folder = dirname(path).split('/')
  const vague = folder.find((name) => foldersWithoutAnAnswer.includes(name))
  if (vague)
    problems.push(
      `${path} is in a folder named ${vague}. Way out: put it beside its user, or name what it is.`,
    )
  const lines = source.trimEnd().split('\n').length
  if (lines > mostLines)
    problems.push(`${path} has ${lines} lines, more than ${mostLines}. Way out: split it by what it answers.`)
  return problems
}

function importProblem(path: string, wanted: string): string | undefined {
  const key = Object.keys(importRules)
    .filter((one) => isIn(path, one))
    .sort((a, b) => b.length - a.length)[0]
  const rule = key === undefined ? undefined : importRules[key]
  if (!rule)
    return 'This place is not in the import table. Way out: use a folder that is, or add it to the table.'
  if (!wanted.startsWith('.')) {
    if (
      rule.packages.some((name) => wanted === name || wanted.startsWith(name === 'node:' ? name : `${name}/`))
    )
      return undefined
    return `Packages allowed in ${key}: ${rule.packages.join(', ') || 'none'}. Way out: ${rule.wayOut}.`
  }
  const target = posix.join(posix.dirname(path), wanted.replace(/\?.*$/, ''))
  if (target.startsWith('..')) return 'It leaves src. Way out: what ships lives in src.'
  const kept = apart.find(({ from, not }) => isIn(path, from) && isIn(target, not))
  if (kept) return `${kept.from} knows nothing of ${kept.not}. Way out: ${kept.wayOut}.`
  const home = path.includes('/') ? path.split('/')[0] : undefined
  if (home && isIn(target, home)) return undefined
  if (rule.src.some((allowed) => isIn(target, allowed))) return undefined
  return `From src, ${key} may import: ${rule.src.join(', ') || 'nothing'}. Way out: ${rule.wayOut}.`
}

/** What a test must not do: leave something out, or sleep. */
export function testProblemsOf(path: string, source: string): readonly string[] {
  const found = withoutComments(source).match(
    /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fixme|skipIf|runIf)\b|\bwaitForTimeout\b/g,
  )
  return (found ?? []).map((what) =>
    what === 'waitForTimeout'
      ? `${path} sleeps (${what}). Way out: wait for what should happen, or move the clock.`
      : `${path} leaves tests out (${what}). Way out: make it pass, or delete it.`,
  )
}

/** The folders of src as the README draws them: the fenced tree under “The map”. */
export function drawnFolders(readme: string): readonly string[] {
  const map = /^#+ .*The map.*$([\s\S]*?)^```\w*$([\s\S]*?)^```$/m.exec(readme)?.[2]
  if (map === undefined) throw new Error('README.md has no fenced tree under a heading “The map”')
  const lines = map.split('\n')
  const start = lines.findIndex((line) => /^src\/(\s|$)/.test(line))
  if (start < 0) throw new Error('The tree in README.md has no line that begins with src/')
  const drawn: string[] = []
  for (const line of lines.slice(start + 1)) {
    if (!/^[│├└\s]/.test(line)) break
    const name = /^[├└]─+\s*([\w.-]+)\//.exec(line)?.[1]
    if (name) drawn.push(name)
  }
  return drawn
}

/** Every file under a folder of the repository, as paths within that folder. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(root, folder), join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function importsOf(code: string): readonly string[] {
  const names = code.matchAll(/(?<!['"])\b(?:from|import|require)\s*\(?\s*['"]([\w@./:?=&~-]+)['"]/g)
  return [...names].map((match) => match[1] ?? '')
}

/** `//` counts as a comment only after a blank, so that addresses stay. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}
