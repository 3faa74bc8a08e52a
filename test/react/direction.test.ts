// In a language that is read from the right everything lies the other way round, which logical properties do by themselves.
import { expect, it } from 'vitest'
import { filesOf, textOf } from '../architecture.ts'

const physical: readonly RegExp[] = [
  /(?:^|[^-\w])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-)?(?:left|right)(?:-\w+)?\s*:/,
  /border-(?:top|bottom)-(?:left|right)-radius\s*:/,
  /(?:text-align|float|clear|object-position|background-position|transform-origin)\s*:[^;]*\b(?:left|right)\b/,
  /translateX\(|to (?:left|right)\b/,
]

/** Top, right, bottom, left: where the second and the fourth differ. */
const lopsided = /(?:margin|padding|inset|border-radius|border-width)\s*:([^;/]+);/g

function physicalIn(css: string): readonly string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const lines = rules.split('\n').filter((line) => physical.some((one) => one.test(line)))
  const uneven = [...rules.matchAll(lopsided)].filter(([, values = '']) => {
    const [, right, , left, more] = values.trim().match(/(?:[^\s(]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? []
    return left !== undefined && more === undefined && left !== right
  })
  return [...lines, ...uneven.map(([text]) => text)].map((text) => text.trim())
}

/** A corner of the window is asked for by its physical name, and what others wrote runs from the left in all languages. */
const meant: Readonly<Record<string, readonly string[]>> = {
  'react/theme/forms.css': ['object-position: left;', 'object-position: right;'],
  'react/theme/timeline.css': ['text-align: left;'],
  'widget/shell.css': ['left: 24px;', 'right: auto;', 'inset: auto 24px 24px auto;'],
}

it('no style knows left or right', () => {
  const found = filesOf('src')
    .filter((path) => path.endsWith('.css'))
    .map((path) => [path, physicalIn(textOf(`src/${path}`))] as const)
    .filter(([, lines]) => lines.length)
  expect(Object.fromEntries(found)).toEqual(meant)
})

it.each([
  'a { margin-left: 1px; }',
  'a { border-right-color: red; }',
  'a {\n  left: 0;\n}',
  'a { text-align: right; }',
  'a { padding: 1px 2px 3px 4px; }',
  'a { padding: 0 calc(var(--a) - 8px) 0 calc(var(--a) - 12px); }',
  'a { border-top-left-radius: 2px; }',
  'a { transform: translateX(2px); }',
])('it finds %j', (css) => {
  expect(physicalIn(css)).toHaveLength(1)
})

it.each([
  'a { margin-inline-start: 1px; inset: 0; padding: 1px 2px 3px 2px; }',
  'a { padding: 0 calc(1px + (2px * 3)) 1px; border-radius: 4px; }',
  '.box[placement$="left"] { color: red; } /* left: */',
])('it leaves %j', (css) => {
  expect(physicalIn(css)).toEqual([])
})
