import fc from 'fast-check'
import { parsePhoneNumber } from 'libphonenumber-js/min'
import { describe, expect, test } from 'vitest'
import type { Home } from '../../../src/phone/region.ts'
import { makeField } from '../../../src/react/numbers/numberField.ts'
import { numbers } from '../../../src/react/numbers/phoneNumbers.ts'
import { bare } from '../../../src/react/numbers/written.ts'

const germany: Home = { region: 'DE', sure: true }
const usa: Home = { region: 'US', sure: true }
const counts = (text: string) => text.replace(/[^\d+,*#]/g, '')

/** A text field with a person at it: what they do is done to what is shown, as browsers do it. */
function person(home: Home, start = '') {
  const field = makeField(numbers.whileTyped)
  const input = {
    value: numbers.whileTyped(start, home).text,
    selectionStart: 0,
    selectionEnd: 0,
    setSelectionRange(from: number, to: number) {
      Object.assign(input, { selectionStart: from, selectionEnd: to })
    },
  }
  input.setSelectionRange(input.value.length, input.value.length)
  const element = input as unknown as HTMLInputElement
  let value = start
  const before = () => ({ value, shown: numbers.whileTyped(value, home).text, home })
  const edit = (kind: string, text: string, from: number, to: number) => {
    const state = before()
    input.value = input.value.slice(0, from) + text + input.value.slice(to)
    input.setSelectionRange(from + text.length, from + text.length)
    value = field.changed(element, kind, state)
  }
  const { min, max } = Math
  const selected = () => input.selectionStart !== input.selectionEnd
  return {
    value: () => value,
    /** What is shown, `|` where the caret stands. */
    sees: () => `${input.value.slice(0, input.selectionStart)}|${input.value.slice(input.selectionEnd)}`,
    shown: () => input.value,
    caret: () => input.selectionStart,
    select: (from: number, to = from) =>
      input.setSelectionRange(min(from, to, input.value.length), min(max(from, to), input.value.length)),
    types: (text: string) => {
      for (const sign of text) edit('insertText', sign, input.selectionStart, input.selectionEnd)
    },
    pastes: (text: string) => edit('insertFromPaste', text, input.selectionStart, input.selectionEnd),
    backspace: () =>
      (selected() || input.selectionStart > 0) &&
      edit(
        'deleteContentBackward',
        '',
        selected() ? input.selectionStart : input.selectionStart - 1,
        input.selectionEnd,
      ),
    del: () =>
      (selected() || input.selectionStart < input.value.length) &&
      edit(
        'deleteContentForward',
        '',
        input.selectionStart,
        selected() ? input.selectionEnd : input.selectionStart + 1,
      ),
    undo: () => (value = field.turnedBack(element, 'undo', before())),
    redo: () => (value = field.turnedBack(element, 'redo', before())),
    copied: () => field.selected(element),
  }
}

describe('somebody at the field', () => {
  test('types a number to its end', () => {
    const one = person(germany)
    one.types('+493023125014')
    expect([one.sees(), one.value()]).toEqual(['+49 30 23125014|', '+493023125014'])
  })
  test('types the blanks as well, or other ones', () => {
    const one = person(germany)
    one.types('(030) 231-250 14')
    expect([one.sees(), one.value()]).toEqual(['030 23125014|', '03023125014'])
  })
  test('adds and takes away in the middle, the caret staying where they are', () => {
    const one = person(germany, '+493023125014')
    one.select('+49 30 2'.length)
    one.types('9')
    expect(one.sees()).toBe('+49 30 29|3125014')
    one.backspace()
    expect(one.sees()).toBe('+49 30 2|3125014')
    one.del()
    expect([one.sees(), one.value()]).toEqual(['+49 30 2|125014', '+49302125014'])
  })
  test('deletes over a blank: the digit beyond it goes', () => {
    const one = person(usa, '4155550100')
    one.select('(415) '.length)
    one.backspace()
    expect([one.value(), counts(one.shown().slice(0, one.caret()))]).toEqual(['415550100', '41'])
  })
  test('deletes forward over a blank', () => {
    const one = person(germany, '+493023125014')
    one.select('+49'.length)
    one.del()
    expect(one.value()).toBe('+49023125014')
  })
  test('replaces a part, pastes into the middle, and pastes over all of it', () => {
    const one = person(germany, '+493023125014')
    one.select('+49 30 '.length, '+49 30 231'.length)
    one.types('7')
    expect(one.sees()).toBe('+49 30 7|25014')
    one.pastes('88 99')
    expect([one.sees(), one.value()]).toEqual(['+49 30 78899|25014', '+49307889925014'])
    one.select(0, 99)
    one.pastes('call me at +1 (415) 555-0100 x23')
    expect([one.sees(), one.value()]).toEqual(['+1 415 555 0100,23|', '+14155550100,23'])
  })
  test('goes back and forth step by step', () => {
    const one = person(germany, '+4930231')
    one.types('25')
    one.select('+49 '.length)
    one.types('1')
    one.undo()
    expect([one.value(), one.sees()]).toEqual(['+493023125', '+49| 30 23125'])
    one.undo()
    one.undo()
    one.undo()
    expect(one.value()).toBe('+4930231')
    one.redo()
    one.redo()
    expect([one.value(), one.sees()]).toEqual(['+493023125', '+49 30 23125|'])
    one.types('0')
    one.redo()
    expect(one.value()).toBe('+4930231250')
  })
  test('copies digits, not blanks', () => {
    const one = person(germany, '+493023125014')
    one.select(0, 99)
    expect(one.copied()).toBe('+493023125014')
    one.select('+49 '.length, '+49 30 23'.length)
    expect(one.copied()).toBe('3023')
  })
  test('goes on to a name or an address: it is exactly what was typed', () => {
    for (const typed of ['+493023125014@acme.test', '03023125014x', '12.34-ab', '4930 bob', '*21*4930#']) {
      const one = person(germany)
      one.types(typed)
      const blanks = typed.includes('@') || typed.endsWith('x') ? bare(typed) : typed
      expect([one.value(), one.shown()]).toEqual([blanks, blanks])
    }
  })
  test('writes pauses and what follows them', () => {
    const one = person(germany)
    one.types('+493023125014,,12#')
    expect([one.sees(), one.value()]).toEqual(['+49 30 23125014,,12#|', '+493023125014,,12#'])
    one.backspace()
    expect(one.value()).toBe('+493023125014,,12')
  })
  test('has the browser fill it in', () => {
    const one = person(germany)
    one.pastes('(030) 231 250-14')
    expect(one.sees()).toBe('030 23125014|')
  })
})

describe('whatever is done', () => {
  const home = fc.constantFrom<Home>(
    ...['DE', 'US', 'FR', 'GB', 'BR', 'IN', 'RU', 'JP', 'AR', 'IT'].map((region) => ({ region, sure: true })),
    { sure: false },
  )
  const number = fc
    .tuple(fc.constantFrom('', '+', '00', '0', '+49', '+1', '+44', '+55'), fc.stringMatching(/^\d{0,14}$/))
    .map((parts) => parts.join(''))
  const signs = fc.stringMatching(/^[\d +().,*#@a-z-]{1,6}$/)

  test('formatting changes no digit, neither of what is typed nor of a party', () => {
    fc.assert(
      fc.property(number, home, (text, from) => {
        expect(counts(numbers.whileTyped(text, from).text)).toBe(text)
        expect(counts(numbers.shown(text, from))).toBe(text)
        // What is shown is the same number, and is shown the same.
        const { text: once } = numbers.whileTyped(text, from)
        expect(numbers.whileTyped(once, from).text).toBe(once)
        expect(bare(once)).toBe(bare(text))
      }),
      { numRuns: 600 },
    )
  })

  test('what is dialled has the digits of what was typed, or the country before them', () => {
    fc.assert(
      fc.property(number, home, (text, from) => {
        const dialled = numbers.dialled(text, from)
        if (dialled !== text) {
          expect(dialled).toMatch(/^\+\d{6,15}$/)
          const { countryCallingCode: country } = parsePhoneNumber(dialled)
          const national = dialled.slice(1 + country.length)
          // Some countries add to what is dialled there, or write it in another way: the 15 of Argentina is a 9.
          const written = text.endsWith(national) ? national : national.slice(-6)
          expect(text.endsWith(written)).toBe(true)
          // A trunk digit, or the way out of a country, the other's code, and the trunk digit that some write there.
          const way = new RegExp(`^(?:[018]?|(?:00|011|0011|010|810)\\d*${country}0?)$`)
          if (written === national) expect(text.slice(0, -written.length)).toMatch(way)
          expect(text.length).toBeGreaterThan(6)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('digits typed anywhere stand before the caret, in order, and all others stay', () => {
    fc.assert(
      fc.property(number, home, fc.nat(20), fc.stringMatching(/^\d{1,5}$/), (text, from, place, typed) => {
        const one = person(from, text)
        one.select(place)
        const left = counts(one.shown().slice(0, one.caret()))
        const right = counts(one.shown().slice(one.caret()))
        fc.pre(!right.startsWith('+'))
        one.types(typed)
        expect(counts(one.shown().slice(0, one.caret()))).toBe(left + typed)
        expect(counts(one.shown().slice(one.caret()))).toBe(right)
        expect(bare(one.value())).toBe(left + typed + right)
      }),
      { numRuns: 600 },
    )
  })

  test('a key that deletes takes one digit, the one beside the caret', () => {
    fc.assert(
      fc.property(number, home, fc.nat(20), fc.boolean(), (text, from, place, forward) => {
        const one = person(from, text)
        one.select(place)
        const left = counts(one.shown().slice(0, one.caret()))
        const right = counts(one.shown().slice(one.caret()))
        forward ? one.del() : one.backspace()
        const wanted = forward ? [left, right.slice(1)] : [left.slice(0, -1), right]
        expect([counts(one.shown().slice(0, one.caret())), counts(one.shown().slice(one.caret()))]).toEqual(
          wanted,
        )
      }),
      { numRuns: 600 },
    )
  })

  type Deed = (one: ReturnType<typeof person>) => void
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    signs.map(
      (text): Deed =>
        (one) =>
          one.types(text),
    ),
    signs.map(
      (text): Deed =>
        (one) =>
          one.pastes(text),
    ),
    fc.tuple(fc.nat(20), fc.nat(20)).map(
      ([from, to]): Deed =>
        (one) =>
          one.select(from, to),
    ),
    fc.constant<Deed>((one) => one.backspace()),
    fc.constant<Deed>((one) => one.del()),
  )

  test('the field shows what it holds, the caret is in it, and undoing all of it leads back to the beginning', () => {
    fc.assert(
      fc.property(number, home, fc.array(deed, { maxLength: 12 }), (text, from, deeds) => {
        const one = person(from, text)
        for (const act of deeds) {
          act(one)
          expect(one.shown()).toBe(numbers.whileTyped(one.value(), from).text)
          expect(one.caret()).toBeLessThanOrEqual(one.shown().length)
        }
        for (let step = 0; step < 100; step++) one.undo()
        expect(one.value()).toBe(text)
      }),
      { numRuns: 200 },
    )
  })
})
