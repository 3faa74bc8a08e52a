/** The person's settings over a phone that runs: kept, and used at once. */

import { useContext, useState } from 'react'
import { usePhone } from '../../react/index.ts'
import type { SiteConfig } from '../config.ts'
import { showTheme } from '../face.ts'
import { siteOptions } from '../phoneOptions.ts'
import { languageFor } from '../speech.ts'
import { loadSettings, saveSettings } from '../storage.ts'
import { SpeechContext } from '../useLanguage.ts'
import {
  type Choices,
  optionsFrom,
  readChoices,
  type SettableOptions,
  type TurnPasswords,
} from './choices.ts'

export interface Settings {
  readonly choices: Choices
  readonly site: SettableOptions
  readonly passwords: TurnPasswords
  readonly change: (part: Choices, passwords?: TurnPasswords) => void
}

export function useSettings(config: SiteConfig): Settings {
  const phone = usePhone()
  const [choices, setChoices] = useState(() => readChoices(loadSettings()))
  const { speak } = useContext(SpeechContext)
  const [passwords, setPasswords] = useState<TurnPasswords>(new Map())
  // What is wrong with it was told when the phone was made.
  const [site] = useState(() => siteOptions(config, {}, () => {}))
  return {
    choices,
    site,
    passwords,
    change: (part, secrets = passwords) => {
      const next = { ...choices, ...part }
      setChoices(next)
      setPasswords(secrets)
      saveSettings(next)
      showTheme(next.theme ?? config.theme)
      void speak(languageFor(config))
      phone.setOptions(optionsFrom(site, next, secrets)).catch(console.warn)
    },
  }
}
