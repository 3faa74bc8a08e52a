// @vitest-environment jsdom
import { act, useState } from 'react'
import { beforeAll, expect, test } from 'vitest'
import type { Call } from '../../../src/phone/call.ts'
import { fetchNumbers } from '../../../src/react/numbers/fetchNumbers.ts'
import { PhonePanel } from '../../../src/react/PhonePanel.tsx'
import { PhoneProvider } from '../../../src/react/PhoneProvider.tsx'
import { CallFace } from '../../../src/react/parts/CallFace.tsx'
import { DialField } from '../../../src/react/parts/DialField.tsx'
import { createFakePhone } from '../../fakes/phone.ts'
import { callWith, draw, key, type } from '../draw.tsx'

const asked: string[] = []

function Field({ start = '' }: { start?: string }) {
  const [value, setValue] = useState(start)
  return (
    <DialField
      value={value}
      onChange={(text) => {
        asked.push(text)
        setValue(text)
      }}
      onCall={() => {}}
    />
  )
}

function fieldOf(place: Element): HTMLInputElement {
  const input = place.querySelector('input')
  if (!input) throw new Error('There is no field.')
  return input
}

/** What is shown, `|` where the caret stands. */
const seen = ({ value, selectionStart }: HTMLInputElement) =>
  `${value.slice(0, selectionStart ?? 0)}|${value.slice(selectionStart ?? 0)}`

const insert = (input: HTMLInputElement, text: string, from = input.selectionStart ?? 0, to = from) => {
  const value = input.value.slice(0, from) + text + input.value.slice(to)
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  act(() => {
    set?.call(input, value)
    input.setSelectionRange(from + text.length, from + text.length)
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
  })
}

const germanCall: Call = callWith({
  party: { user: '+493023125014', address: 'sip:+493023125014@a.example' },
})

test('before the tables are there everything is as it was typed; when they come, the caret stays', async () => {
  const { place } = draw(
    <>
      <Field start="+4930231250" />
      <CallFace call={germanCall} />
    </>,
  )
  const input = fieldOf(place)
  expect([input.value, place.querySelector('h2')?.textContent]).toEqual(['+4930231250', '+493023125014'])
  input.focus()
  input.setSelectionRange(5, 5)
  await act(async () => void (await fetchNumbers()))
  expect(seen(input)).toBe('+49 30| 231250')
  const heading = place.querySelector('h2')
  const groups = [...(heading?.querySelectorAll('.number > span') ?? [])].map((group) => group.textContent)
  // The gaps are drawn: what is read, sought or copied stays the number.
  expect([heading?.textContent, groups]).toEqual(['+493023125014', ['+49', '30', '23125014']])
  expect(asked).toEqual([])
})

beforeAll(() => {
  Object.defineProperty(navigator, 'language', { value: 'de-DE', configurable: true })
})

test('a number is formatted in the field and given as typed, with its country told', async () => {
  await fetchNumbers()
  const { place } = draw(<Field />)
  const input = fieldOf(place)
  input.focus()
  for (const sign of '+493023125014') insert(input, sign)
  expect([seen(input), asked.at(-1)]).toEqual(['+49 30 23125014|', '+493023125014'])
  const told = input.getAttribute('aria-describedby')
  expect(told && document.getElementById(told)?.textContent).toBe('Germany')
  insert(input, '9', '+49 30 2'.length)
  expect([seen(input), asked.at(-1)]).toEqual(['+49 30 29|3125014', '+4930293125014'])
  insert(input, '-', '+49 30 2'.length)
  expect([seen(input), asked.at(-1)]).toEqual(['+49 30 2|93125014', '+4930293125014'])
  await key('z', input, { ctrlKey: true })
  expect([seen(input), asked.at(-1)]).toEqual(['+49 30 2|3125014', '+493023125014'])
  await key('y', input, { ctrlKey: true })
  expect(seen(input)).toBe('+49 30 29|3125014')
  insert(input, '@', input.value.length)
  expect([seen(input), asked.at(-1)]).toEqual(['+4930293125014@|', '+4930293125014@'])
  expect(input.getAttribute('aria-describedby')).toBeNull()
})

test('an input method is left alone until it has done', async () => {
  await fetchNumbers()
  const { place } = draw(<Field start="+4930231" />)
  const input = fieldOf(place)
  input.focus()
  expect(input.value).toBe('+49 30 231')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  act(() => {
    set?.call(input, '+49 30 231２')
    input.setSelectionRange(11, 11)
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
  })
  expect(input.value).toBe('+49 30 231２')
  act(() => void input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })))
  expect([seen(input), asked.at(-1)]).toEqual(['+49 30 2312|', '+49302312'])
})

test('names and short numbers stay exactly what they are', async () => {
  await fetchNumbers()
  const { place } = draw(<Field />)
  const input = fieldOf(place)
  for (const text of ['bob', '2001', '20-01', '*21*03023125014#', 'bob@acme.test', '4you.2']) {
    type(input, text)
    expect([input.value, asked.at(-1)]).toEqual([text, text])
    type(input, '')
  }
})

test('copied without the blanks, from the field and from the screen', async () => {
  await fetchNumbers()
  const { place } = draw(<Field start="+493023125014" />)
  const input = fieldOf(place)
  input.focus()
  input.select()
  const copied: string[] = []
  const event = Object.assign(new Event('copy', { bubbles: true, cancelable: true }), {
    clipboardData: { setData: (_: string, text: string) => copied.push(text) },
  })
  act(() => void input.dispatchEvent(event))
  expect([copied, event.defaultPrevented]).toEqual([['+493023125014'], true])
})

async function dialledAfter(text: string, region?: string): Promise<string> {
  const fake = createFakePhone()
  const drawn = draw(
    <PhoneProvider phone={fake.phone} region={region}>
      <PhonePanel domain="acme.example" />
    </PhoneProvider>,
    { fake },
  )
  drawn.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
  type(fieldOf(drawn.place), text)
  await act(async () => {
    drawn.place.querySelector('form')?.requestSubmit()
    await fetchNumbers()
    for (let turn = 0; turn < 10; turn++) await undefined
  })
  return String(fake.asked.find(([name]) => name === 'call')?.[1] ?? '')
}

test('what is dialled has the country of a region that somebody set, never of one that is guessed', async () => {
  expect(await dialledAfter('030 23125014', 'DE')).toBe('+493023125014')
  expect(await dialledAfter('030 23125014')).toBe('030 23125014')
  expect(await dialledAfter('2001', 'DE')).toBe('2001')
  expect(await dialledAfter('bob', 'DE')).toBe('bob')
})

test('a number pasted beside the fields goes into the dial field; a name does not', async () => {
  await fetchNumbers()
  const { place } = draw(<PhonePanel domain="acme.example" wholePage />)
  const paste = (text: string) =>
    act(() => {
      const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
        clipboardData: { getData: () => text },
      })
      document.body.dispatchEvent(event)
    })
  paste('bob')
  expect(fieldOf(place).value).toBe('')
  paste('call +49 (0)30 23125-014')
  expect(fieldOf(place).value).toBe('+49 30 23125014')
})
