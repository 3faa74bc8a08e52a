/** Sentences for a voice: numbers digit by digit, where it would read millions. */

import { numbersNow } from './numbers.ts'

export const withSpokenNumbers = (sentence: string): string =>
  sentence.replace(/(?<![\w+])\+\d{7,15}(?!\w)/g, (number) =>
    (numbersNow()?.shown(number, { sure: false }) ?? number)
      .split(/[^\d+]+/)
      .map((group) => [...group].join(' '))
      .join(', '),
  )
