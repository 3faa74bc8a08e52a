/** Editing a number that is shown as its country writes it: the blanks are not the person's, the caret and every digit are. */

import type { Home } from '../../phone/region.ts'
import type { Written } from './numbers.ts'
import { bare, findNumber, takeApart } from './written.ts'

type Show = (text: string, home: Home) => Written

/** What the field held before an edit, and what it showed. */
export interface FieldState {
  readonly value: string
  readonly shown: string
  readonly home: Home
}

/** `at` counts in `value`, not in what is shown. */
export interface Edited {
  readonly value: string
  readonly at: number
}

interface Step {
  readonly before: Edited
  readonly after: Edited
}

export interface NumberField {
  /** The value after somebody changed what is shown; the field shows it already, with the caret where they were. */
  readonly changed: (input: HTMLInputElement, kind: string | undefined, before: FieldState) => string
  /** The value once the last change is undone, or done again. */
  readonly turnedBack: (input: HTMLInputElement, way: 'undo' | 'redo', before: FieldState) => string
  /** What of it is selected, without the blanks. */
  readonly selected: (input: HTMLInputElement) => string
  /** Where the caret of this text belongs when it is shown in another way; nothing for another text. */
  readonly moved: (text: string, caret: number, shown: string) => number | undefined
}

const mostSteps = 200

export function makeField(show: Show): NumberField {
  const steps: Record<'undo' | 'redo', Step[]> = { undo: [], redo: [] }
  const put = (input: HTMLInputElement, { value, at }: Edited, home: Home): string => {
    const { text } = show(value, home)
    // A browser puts the caret at the end of every text that it is given.
    if (input.value !== text) input.value = text
    const caret = indexIn(text, value, at)
    input.setSelectionRange(caret, caret)
    return value
  }
  return {
    changed: (input, kind, before) => {
      const caret = input.selectionStart ?? input.value.length
      const { from, ...after } = edited(show, before, input.value, caret, kind)
      if (after.value !== before.value) {
        steps.undo = [...steps.undo, { before: { value: before.value, at: from }, after }].slice(-mostSteps)
        steps.redo = []
      }
      return put(input, after, before.home)
    },
    turnedBack: (input, way, { value, home }) => {
      const last = steps[way].at(-1)
      if (!last) return value
      // What a key of the keypad or a button did to it meanwhile is a step as well.
      const meanwhile = way === 'undo' && last.after.value !== value
      const step = meanwhile ? { before: last.after, after: { value, at: value.length } } : last
      if (!meanwhile) steps[way].pop()
      steps[way === 'undo' ? 'redo' : 'undo'].push(step)
      return put(input, way === 'undo' ? step.before : step.after, home)
    },
    selected: ({ value, selectionStart, selectionEnd }) =>
      counting(value)
        .slice(selectionStart ?? 0, selectionEnd ?? 0)
        .join(''),
    moved: (text, caret, shown) =>
      bare(text) === bare(shown) ? indexIn(shown, bare(shown), countIn(text, bare(text), caret)) : undefined,
  }
}

/** An edit of what is shown, as an edit of what was typed. `from`: where the caret stood in that before. */
export function edited(
  show: Show,
  { value, shown, home }: FieldState,
  text: string,
  caret: number,
  kind?: string,
): Edited & { readonly from: number } {
  const end = sharedEnd(shown, text, caret)
  const start = sharedStart(shown, text, end)
  const typed = text.slice(start, text.length - end)
  const isWritten = shown !== value
  const base = isWritten ? counting(shown).join('') : value
  let a = countIn(shown, base, start)
  let b = countIn(shown, base, shown.length - end)
  const from = kind?.endsWith('Forward') ? a : b
  // A blank cannot be deleted: the digit beyond it is meant.
  if (!typed && a === b && start < shown.length - end) {
    if (kind?.endsWith('Forward')) b = Math.min(b + 1, base.length)
    else a = Math.max(a - 1, 0)
  }
  const isAtOnce = typed.length > 1 && kind !== 'insertText' && kind !== 'insertCompositionText'
  const inserted = (isAtOnce && takeApart(typed) === undefined && findNumber(typed)) || typed
  const raw = base.slice(0, a) + inserted + base.slice(b)
  const at = a + inserted.length
  if (show(raw, home).text === raw) return { value: raw, at, from }
  return { value: bare(raw), at: Math.min(bare(raw.slice(0, at)).length, bare(raw).length), from }
}

/** What stands behind the caret was there before. */
function sharedEnd(before: string, after: string, caret: number): number {
  const most = Math.min(after.length - caret, before.length)
  let length = 0
  while (length < most && before.at(-1 - length) === after.at(-1 - length)) length++
  return length
}

function sharedStart(before: string, after: string, end: number): number {
  const most = Math.min(before.length, after.length) - end
  let length = 0
  while (length < most && before[length] === after[length]) length++
  return length
}

/** The signs of a shown number, those that do not count as nothing. */
function counting(shown: string): readonly string[] {
  const comma = shown.indexOf(',')
  const isNumber = takeApart(shown) !== undefined
  return shown
    .split('')
    .map((sign, index) => (!isNumber || (comma >= 0 && index >= comma) || /[\d+]/.test(sign) ? sign : ''))
}

function countIn(shown: string, value: string, index: number): number {
  return shown === value ? index : counting(shown).slice(0, index).join('').length
}

function indexIn(shown: string, value: string, at: number): number {
  if (shown === value) return at
  if (at >= value.length) return shown.length
  let count = 0
  for (const [index, sign] of counting(shown).entries()) {
    if (count === at) return index
    count += sign.length
  }
  return shown.length
}
