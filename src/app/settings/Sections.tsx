/** What can be set, section by section. Used at once: there is nothing to save. */

import { type ReactNode, useId, useState } from 'react'
import { regions } from '../../index.ts'
import { useWords } from '../../react/index.ts'
import { SoundChoices } from '../../react/parts/Devices.tsx'
import { themes } from '../config.ts'
import { LanguageSelect } from '../LanguageSelect.tsx'
import { CallerList } from './CallerList.tsx'
import { IceServers } from './IceServers.tsx'
import { Switch } from './Switch.tsx'
import './settings.css'
import { settings as english } from '../../react/words/en/settings.ts'
import { useWordsOf } from '../useLanguage.ts'
import type { Settings } from './useSettings.ts'

export interface SectionsProps {
  readonly settings: Settings
  readonly siteTheme?: (typeof themes)[number] | undefined
  /** Signs out, and leaves nothing of the person behind. */
  readonly onForget: () => void
}

export function Sections({ settings, siteTheme = 'auto', onForget }: SectionsProps) {
  const { choices, site, change } = settings
  const words = useWords()
  const w = useWordsOf('settings', english)
  const country = useId()
  return (
    <div className="settings-sections">
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
      <Section title={w.privacy.title}>
        <ul className="settings-told">
          <li>{w.privacy.device}</li>
          <li>{w.privacy.tab}</li>
          <li>{w.privacy.never}</li>
        </ul>
        <Forget onForget={onForget} />
      </Section>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

/** Asks once more: it cannot be taken back. */
function Forget({ onForget }: { onForget: () => void }) {
  const w = useWordsOf('settings', english).privacy
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {w.forget}
      </button>
    )
  return (
    <fieldset className="settings-sure" aria-label={w.forget}>
      <p>{w.sure}</p>
      <button type="button" className="button danger" onClick={onForget}>
        {w.yes}
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: it takes the place of the button that had the focus, and does no harm */}
      <button type="button" className="button" autoFocus onClick={() => setAsking(false)}>
        {w.no}
      </button>
    </fieldset>
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
