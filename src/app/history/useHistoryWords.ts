/** The words of the history that is kept, which come with it. */

import { useWords } from '../../react/index.ts'
import { history as en } from '../../react/words/en/history.ts'
import type { HistoryWords } from '../../react/words/words.ts'

const languages: Readonly<Record<string, HistoryWords>> = { en }

export function useHistoryWords(): HistoryWords {
  return languages[useWords().language] ?? en
}
