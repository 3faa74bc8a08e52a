/** The words of the history that is kept, which come with it. */

import { useWords } from '../../react/index.ts'
import { history as en } from '../../react/words/history.en.ts'

const languages: Readonly<Record<string, typeof en>> = { en }

export function useHistoryWords(): typeof en {
  return languages[useWords().language] ?? en
}
