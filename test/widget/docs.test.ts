/** docs/embedding.md tells of everything that a page can use, and of nothing else. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { EndReason } from '../../src/phone/call.ts'
import type { PhoneErrorCode } from '../../src/phone/errors.ts'
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

/** The compiler keeps these whole. */
const reasons: Readonly<Record<EndReason['kind'], true>> = {
  'hung-up': true,
  cancelled: true,
  declined: true,
  transferred: true,
  busy: true,
  'no-answer': true,
  'not-found': true,
  unavailable: true,
  'answered-elsewhere': true,
  'not-disturbed': true,
  'no-room': true,
  failed: true,
}
const codes: Readonly<Record<PhoneErrorCode, true>> = {
  'bad-options': true,
  'bad-target': true,
  'wrong-moment': true,
  'too-many-calls': true,
  refused: true,
  timeout: true,
  destroyed: true,
}

test('every reason a call can end for, and no other', () => {
  expect(namesIn('`reason.kind`').toSorted()).toEqual(Object.keys(reasons).toSorted())
})

test('every code that the methods of an element reject with, and no other', () => {
  expect(namesIn('`code`').toSorted()).toEqual(Object.keys(codes).toSorted())
})

test('every public custom property, and no other', () => {
  const themes = ['tokens', 'panelTokens'].map((name) => textOf(`src/react/theme/${name}.css`)).join('\n')
  const marked = themes.matchAll(/^\s+(--phone-[\w-]+):[^;]*;\s*\/\* ★/gm)
  const names = [...marked].map(([, name]) => name).toSorted()
  expect(namesIn('custom property').toSorted()).toEqual(names)
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect([...readme.matchAll(/`(--phone-[\w-]+)`/g)].map(([, name]) => name).toSorted()).toEqual(names)
})

test('every part, and no other', () => {
  const parts = filesOf('src/widget').flatMap((path) =>
    [...textOf(`src/widget/${path}`).matchAll(/\bpart(?:="|', ')(\w+)/g)].map(
      ([, name]) => `::part(${name})`,
    ),
  )
  expect(namesIn('part').toSorted()).toEqual([...new Set(parts)].toSorted())
})
