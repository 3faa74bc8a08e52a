/** Parties for the eye: a number as its country writes it. Names of controls keep the plain one, as `party.ts` gives it. */

import type { Party } from '../../phone/call.ts'
import type { Home } from '../../phone/region.ts'
import { nameOf, placeOf, shortNameOf } from '../party.ts'
import { numbersNow } from './numbers.ts'

let home: Home = { sure: false }

/** From which country numbers without one are seen; they are only shown by this, never dialled. */
export function seeFrom(from: Home): void {
  home = from
}

export const shownNumber = (text: string): string => numbersNow()?.shown(text, home) ?? text
export const shownNameOf = (party: Party): string => shownNumber(nameOf(party))
export const shownShortNameOf = (party: Party): string => shownNumber(shortNameOf(party))
export const shownPlaceOf = (party: Party): string => shownNumber(placeOf(party))

const inSentence = /(?<![\w+])\+\d{7,15}(?!\w)/g

export const withShownNumbers = (sentence: string): string => sentence.replace(inSentence, shownNumber)

/** For a voice, digit by digit: it would read millions. */
export const withSpokenNumbers = (sentence: string): string =>
  sentence.replace(inSentence, (number) =>
    shownNumber(number)
      .split(/[^\d+]+/)
      .map((group) => [...group].join(' '))
      .join(', '),
  )
