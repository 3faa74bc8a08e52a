// The button of <opentact-call> brings words of its own: whatever of react/ it draws must find them there.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { button } from '../../src/react/words/en/button.ts'

const start = fileURLToPath(new URL('../../src/widget/inside/CallUs.tsx', import.meta.url))

/** The file, and all of ours that it imports for more than types. */
function reached(): readonly string[] {
  const files = new Set([start])
  for (const file of files)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
      /^import (?!type )[^'"]*from '(\.[^']+\.tsx?)'/gm,
    ))
      files.add(join(dirname(file), name))
  return [...files]
}

test('the parts that the button draws ask for no words that it does not bring', () => {
  const files = reached()
  expect(files.length).toBeGreaterThan(10)
  const asked = new Set<string>()
  for (const file of files)
    for (const [, group = '', name = ''] of readFileSync(file, 'utf8').matchAll(
      /\b(?:words|useWords\(\))\.(\w+)(?:\.(\w+)|\[)/g,
    ))
      asked.add(name ? `${group}.${name}` : group)
  const brought: Readonly<Record<string, object>> = { ...button, language: {} }
  const isBrought = (one: string) => {
    const [group = '', name] = one.split('.')
    return group in brought && (name === undefined || name in (brought[group] ?? {}))
  }
  expect([...asked]).toEqual(
    expect.arrayContaining(['call.hangUp', 'keypad.name', 'widget.calling', 'endings', 'failures']),
  )
  // The rows of the table of actions that only a ringing call has.
  expect([...asked].filter((one) => !one.startsWith('incoming.') && !isBrought(one))).toEqual([])
})
