// What the guides say of the phone is what the phone says.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clean } from '../src/feed/clean.ts'
import { en } from '../src/react/words/en/main.ts'
import { platform } from '../src/react/words/en/platform.ts'

const { line, widget } = en

const guide = readFileSync(new URL('../docs/feed.md', import.meta.url), 'utf8')

/** The rows of a table, cell by cell; rules and headings aside. */
const rowsIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const section = (name: string) =>
  new RegExp(`<!-- ${name}[^>]*-->([\\s\\S]*?)<!-- end -->`).exec(guide)?.[1] ?? ''

test('the table of events in the guide has the sentences of the timeline, all of them', () => {
  const { other, ...states } = platform.states
  const { Dial, dialFailed, somebody, other: done, failed, goesOn, ...commands } = platform.flow
  expect(rowsIn(section('events'))).toEqual([
    ...Object.entries(states).map(([state, say]) => [`\`call_state\` ${state}`, say('A', 'B')]),
    ['`call_state` hangup, not cause 16', platform.notReached('B')],
    ['`call_state` of another name', other('its name', 'A', 'B')],
    ['`call_flow` Dial', Dial('B')],
    ['`call_flow` Dial, failed', dialFailed('B')],
    ...Object.entries(commands).map(([command, say]) => [`\`call_flow\` ${command}`, say]),
    ['`call_flow` of another name', done('Its name')],
    ['`call_flow`, failed', failed('Its name')],
    ...Object.entries(platform.kinds).map(([kind, say]) => [`\`…${kind}…\``, say]),
    ['`gap` nothing was heard', platform.gap.sentence],
    ['`gap` that was filled', platform.gap.filled],
  ])
  expect(somebody + goesOn('x')).not.toBe('')
})

test('what the guide says to drop, its relay drops, and the phone leaves behind', () => {
  const relay = readFileSync(new URL('../docs/feedRelay.mjs', import.meta.url), 'utf8')
  const dropped = new RegExp(/\/(\^\(account.*\$)\/$/m.exec(relay)?.[1] ?? 'x')
  const said = /Drop ([\s\S]*?) and webhook addresses/.exec(guide)?.[1] ?? ''
  const names = [...said.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '')
  expect(names.length).toBeGreaterThan(15)
  for (const name of names) {
    expect(dropped.test(name), name).toBe(true)
    expect(clean({ [name]: 'x', kept: 1 }), name).toEqual({ kept: 1 })
  }
})

test('the table of causes in the guide has the words of the timeline, all of them', () => {
  expect(rowsIn(section('causes'))).toEqual(
    Object.entries(platform.causes).map(([code, say]) => [`\`${code}\``, say]),
  )
})

test('the frame is allowed the same wherever it is written', () => {
  const places = [
    'docs/embedding.md',
    'docs/deploying.md',
    'docs/examples/frame/index.html',
    'src/frame/host.ts',
  ]
  const said = places.map((path) =>
    [...readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').matchAll(/\ballow="([^"]*)"/g)].map(
      ([, features]) => features,
    ),
  )
  const all = 'microphone; autoplay; speaker-selection; hid; local-network-access'
  expect(said).toEqual(places.map(() => [all]))
})

test('where the embedding guide quotes the phone, these are its words', () => {
  const text = readFileSync(new URL('../docs/embedding.md', import.meta.url), 'utf8').replace(/\s+/g, ' ')
  const { noCredentials, turnedAway, notSetUp, calling } = widget
  for (const words of [...Object.values(noCredentials), turnedAway.sentence, notSetUp, calling, line.tryNow])
    expect(text).toContain(`“${words}”`)
})

test('the line that the guide gives for the tag prints it, with the digest of the manifest', () => {
  const text = readFileSync(new URL('../docs/embedding.md', import.meta.url), 'utf8')
  const command = /^```sh\ncd dist\/widget\/[\d.]+\n([\s\S]*?)\n```/m.exec(text)?.[1] ?? 'false'
  const folder = mkdtempSync(join(tmpdir(), 'softphone-tag-'))
  try {
    const manifest = { version: '0.1.0', integrity: { 'widget.js': 'sha384-abc', 'call.js': 'sha384-other' } }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
    expect(execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' }).trim()).toBe(
      '<script type="module" crossorigin integrity="sha384-abc" src="https://cdn.example.com/softphone/0.1.0/widget.js"></script>',
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
