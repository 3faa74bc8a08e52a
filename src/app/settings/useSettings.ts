/** The person's settings over a phone that runs: kept, and used at once. */

import { useState } from 'react'
import { usePhone } from '../../react/index.ts'
import type { SiteConfig } from '../config.ts'
import { showTheme } from '../face.ts'
import { siteOptions } from '../phoneOptions.ts'
import { loadSettings, saveSettings } from '../storage.ts'
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
  readonly change: (part: Choices) => void
  readonly changePasswords: (passwords: TurnPasswords) => void
}

export function useSettings(config: SiteConfig): Settings {
  const phone = usePhone()
  const [choices, setChoices] = useState(() => readChoices(loadSettings()))
  const [passwords, setPasswords] = useState<TurnPasswords>(new Map())
  // What is wrong with it was told when the phone was made.
  const [site] = useState(() => siteOptions(config, {}, () => {}))
  const use = (next: Choices, secrets: TurnPasswords) => {
    const { iceServers, iceTransportPolicy, region } = site
    const defaults: SettableOptions = {
      ...(iceServers && { iceServers }),
      ...(iceTransportPolicy && { iceTransportPolicy }),
      ...(region && { region }),
    }
    phone.setOptions(optionsFrom(defaults, next, secrets)).catch(console.warn)
  }
  return {
    choices,
    site,
    passwords,
    change: (part) => {
      const next = { ...choices, ...part }
      setChoices(next)
      saveSettings(next)
      showTheme(next.theme ?? config.theme)
      use(next, passwords)
    },
    changePasswords: (secrets) => {
      setPasswords(secrets)
      use(choices, secrets)
    },
  }
}
