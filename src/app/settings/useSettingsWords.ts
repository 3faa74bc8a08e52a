/** The words of the settings, which come with them: the sign-in form does without. */

import { useWords } from '../../react/index.ts'
import { settings as en } from '../../react/words/settings.en.ts'

const languages: Readonly<Record<string, typeof en>> = { en }

export function useSettingsWords(): typeof en {
  return languages[useWords().language] ?? en
}
