/** docs/embedding.md tells of everything that a page can use, and of nothing else. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { attributes, properties } from '../../src/widget/attributes.ts'
import { told } from '../../src/widget/inside/tellPage.ts'
import { filesOf, textOf } from '../architecture.ts'

const docs = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8')

/** The names in the first column of the table under this heading's row. */
function namesIn(heading: string): readonly string[] {
  const rows = new RegExp(`^\\| ${heading} +\\|.*\\n\\|[- |]+\\n((?:\\|.*\\n)+)`, 'm').exec(docs)?.[1] ?? ''
  return rows
    .trim()
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

test('every attribute, and no other', () => {
  expect(namesIn('attribute').toSorted()).toEqual([...attributes].toSorted())
})

test('every property that no attribute mirrors', () => {
  for (const name of [...properties, 'phone']) expect(docs).toContain(`\`${name}\``)
})

test('every event, and no other', () => {
  expect(namesIn('event').toSorted()).toEqual(['before-call', 'ready', ...told].toSorted())
})

test('every public custom property, and no other', () => {
  const marked = textOf('src/react/theme/tokens.css').matchAll(/^\s+(--phone-[\w-]+):[^;]*;\s*\/\* ★/gm)
  expect(namesIn('custom property').toSorted()).toEqual([...marked].map(([, name]) => name).toSorted())
})

test('every part, and no other', () => {
  const parts = filesOf('src/widget').flatMap((path) =>
    [...textOf(`src/widget/${path}`).matchAll(/\bpart(?:="|', ')(\w+)/g)].map(
      ([, name]) => `::part(${name})`,
    ),
  )
  expect(namesIn('part').toSorted()).toEqual([...new Set(parts)].toSorted())
})
