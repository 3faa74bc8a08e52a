/** A text field that shows a number as its country writes it, and gives what was typed. */

import {
  type ClipboardEvent,
  type CompositionEvent,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { useNumbers } from '../usePhone.tsx'
import { fetchNumbers } from './fetchNumbers.ts'

type Input = HTMLInputElement

export function useNumberField(
  input: RefObject<Input | null>,
  value: string,
  onChange: (value: string) => void,
) {
  const { numbers, home } = useNumbers()
  const field = useMemo(() => numbers?.makeField(), [numbers])
  // What an input method puts together stays as it is: another text under its hands would end it.
  const [composed, setComposed] = useState<string>()
  const written = numbers?.whileTyped(value, home).text ?? value
  const shown = composed ?? written
  const before = { value: composed ?? value, shown, home }

  const now = input.current
  const caret =
    now && now.value !== shown ? field?.moved(now.value, now.selectionStart ?? 0, shown) : undefined
  useLayoutEffect(() => {
    if (now && caret !== undefined && now.matches(':focus')) now.setSelectionRange(caret, caret)
  })

  const changed = (at: Input, kind?: string) => {
    if (field) return onChange(field.changed(at, kind, before))
    const text = at.value
    onChange(text)
    // A text with a number in it can wait for whoever finds the number.
    if (kind === 'insertFromPaste')
      void fetchNumbers().then((late) => {
        const number = late?.read(text)
        if (number && at.value === text) onChange(number)
      })
  }
  const take = (event: ClipboardEvent<Input>) => {
    if (!field || shown === value) return false
    const text = field.selected(event.currentTarget)
    if (!text) return false
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
    return true
  }
  return {
    shown,
    handlers: {
      onFocus: () => void fetchNumbers(),
      onChange: (event: FormEvent<Input>) => {
        const at = event.currentTarget
        // Preact hands out the browser's own event, React one around it.
        const { isComposing, inputType } = (event.nativeEvent ?? event) as InputEvent
        if (!isComposing) return changed(at, inputType)
        setComposed(at.value)
        onChange(at.value)
      },
      onCompositionEnd: (event: CompositionEvent<Input>) => {
        setComposed(undefined)
        changed(event.currentTarget)
      },
      onCopy: take,
      onCut: (event: ClipboardEvent<Input>) => {
        const at = event.currentTarget
        if (!take(event)) return
        const { selectionStart, selectionEnd } = at
        at.setRangeText('', selectionStart ?? 0, selectionEnd ?? 0, 'end')
        changed(at, 'deleteByCut')
      },
      /** True where the key is taken: what is formatted is another text to the browser, which it cannot undo. */
      turnsBack: (event: KeyboardEvent<Input>): boolean => {
        const key = event.key.toLowerCase()
        if (!field || event.altKey || !(event.ctrlKey || event.metaKey)) return false
        if (key !== 'z' && !(key === 'y' && event.ctrlKey)) return false
        event.preventDefault()
        onChange(
          field.turnedBack(event.currentTarget, key === 'y' || event.shiftKey ? 'redo' : 'undo', before),
        )
        return true
      },
    },
  }
}
