/** The words of the settings, which come with them: the sign-in form does without. */

import { useWords } from '../../react/index.ts'
import { settings as en } from '../../react/words/en/settings.ts'
import type { SettingsWords } from '../../react/words/words.ts'

const languages: Readonly<Record<string, SettingsWords>> = { en }

export function useSettingsWords(): SettingsWords {
  return languages[useWords().language] ?? en
}
