/** What can be set, section by section. Used at once: there is nothing to save. */

import { useId } from 'react'
import { regions } from '../../index.ts'
import { useWords } from '../../react/index.ts'
import { SoundChoices } from '../../react/parts/Devices.tsx'
import { themes } from '../config.ts'
import { LanguageSelect } from '../LanguageSelect.tsx'
import type { CallNotifications } from '../useNotifications.ts'
import { AccountSection, type AccountSectionProps } from './AccountSection.tsx'
import { CallerList } from './CallerList.tsx'
import { IceServers } from './IceServers.tsx'
import { NotificationsSection } from './NotificationsSection.tsx'
import { Section } from './Section.tsx'
import { Switch } from './Switch.tsx'
import './settings.css'
import { settings as english } from '../../react/words/en/settings.ts'
import { useWordsOf } from '../useLanguage.ts'
import type { Settings } from './useSettings.ts'

export interface SectionsProps extends AccountSectionProps {
  readonly settings: Settings
  readonly siteTheme?: (typeof themes)[number] | undefined
  readonly notifications: CallNotifications | undefined
  readonly onShortcuts: () => void
}

export function Sections({ settings, siteTheme = 'auto', ...more }: SectionsProps) {
  const { choices, site, change } = settings
  const words = useWords()
  const w = useWordsOf('settings', english)
  const country = useId()
  return (
    <div className="settings-sections">
      <AccountSection account={more.account} onSignOut={more.onSignOut} onForget={more.onForget} />
      <Section title={w.sound}>
        <div className="devices">
          <SoundChoices />
        </div>
      </Section>
      <Section title={w.calls.title}>
        <Switch
          label={w.calls.doNotDisturb}
          hint={w.calls.doNotDisturbHint}
          on={choices.doNotDisturb ?? false}
          onChange={(doNotDisturb) => change({ doNotDisturb })}
        />
        <CallerList
          callers={choices.autoAnswer ?? []}
          onChange={(autoAnswer) => change({ autoAnswer: autoAnswer.length ? autoAnswer : undefined })}
        />
      </Section>
      <NotificationsSection notifications={more.notifications} />
      <Section title={w.network.title}>
        <IceServers settings={settings} />
        <Switch
          label={w.network.relayOnly}
          hint={w.network.relayOnlyHint}
          on={choices.relayOnly ?? site.iceTransportPolicy === 'relay'}
          onChange={(relayOnly) => change({ relayOnly })}
        />
      </Section>
      <Section title={w.region.title}>
        <div className="setting">
          <label htmlFor={country}>
            {w.region.country}
            <small>{w.region.hint}</small>
          </label>
          <select
            id={country}
            className="input"
            value={choices.region ?? ''}
            onChange={({ currentTarget: { value } }) => change({ region: value || undefined })}
          >
            <option value="">{w.region.auto}</option>
            {countries(words.language, choices.region).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </Section>
      <Section title={words.page.language}>
        <div className="setting">
          <LanguageSelect onChange={(language) => change({ language })} />
        </div>
      </Section>
      <Section title={w.look.title}>
        <fieldset className="setting">
          <legend>{w.look.theme}</legend>
          <div className="segmented">
            {themes.map((theme) => (
              <label key={theme}>
                <input
                  type="radio"
                  name="theme"
                  value={theme}
                  checked={(choices.theme ?? siteTheme) === theme}
                  onChange={() => change({ theme })}
                />
                <span>{w.look.themes[theme]}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </Section>
      <Section title={words.menu.shortcuts}>
        <div className="setting line-of">
          <span>{w.keys.hint}</span>
          <button type="button" className="button" onClick={more.onShortcuts}>
            {w.keys.show}
          </button>
        </div>
      </Section>
      <Section title={w.privacy.title}>
        <ul className="settings-told">
          <li>{w.privacy.device}</li>
          <li>{w.privacy.tab}</li>
          <li>{w.privacy.never}</li>
        </ul>
      </Section>
    </div>
  )
}

/** Those whose tones the phone knows, and the chosen one, by their names in this language. */
function countries(language: string, chosen: string | undefined): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const codes = new Set(chosen ? [...regions, chosen] : regions)
  return [...codes]
    .map((code) => [code, names.of(code) ?? code] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, language))
}
