/** Fetches the tables of written numbers, when they are first of use. */

import { haveNumbers, type Numbers, numbersNow } from './numbers.ts'

let fetching: Promise<Numbers | undefined> | undefined

/** Once, however often asked for; what failed is fetched anew when asked again, and is missed by nobody meanwhile. */
export function fetchNumbers(): Promise<Numbers | undefined> {
  fetching ??= import('./phoneNumbers.ts').then(
    ({ numbers }) => {
      haveNumbers(numbers)
      return numbersNow()
    },
    () => {
      fetching = undefined
      return undefined
    },
  )
  return fetching
}
