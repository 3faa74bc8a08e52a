/** Who knows how numbers are written, once that is there. Until then they stay as they are. */

import type { Home } from '../../phone/region.ts'
import type { NumberField } from './numberField.ts'

export interface Written {
  readonly text: string
  /** ISO country in which this rings, where that is certain. */
  readonly country?: string | undefined
}

export interface Numbers {
  /** As its country writes it; what is no number stays as it is. */
  readonly shown: (text: string, home: Home) => string
  /** The same while somebody types. */
  readonly whileTyped: (text: string, home: Home) => Written
  /** A number of the own country with the country before it (E.164), where it certainly is one. */
  readonly dialled: (text: string, home: Home) => string
  /** What of a text with a number in it is meant to be dialled. */
  readonly read: (text: string) => string | undefined
  /** One of the country's own emergency numbers; digits alone. */
  readonly isEmergency: (number: string, home: Home) => boolean
  /** For one text field: edits of what it shows become edits of what was typed. */
  readonly makeField: () => NumberField
}

let there: Numbers | undefined
const listeners = new Set<() => void>()

export const numbersNow = (): Numbers | undefined => there

export function haveNumbers(numbers: Numbers): void {
  there = numbers
  for (const listener of [...listeners]) listener()
}

export function onNumbers(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
