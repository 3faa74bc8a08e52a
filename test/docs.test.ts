// What the guides say of the phone is what the phone says.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clean } from '../src/feed/clean.ts'
import { platform } from '../src/react/words/en/platform.ts'

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
