/** Which language the page speaks. Each is named as its own speakers do, for those who cannot read the one that is spoken. */

import { Languages } from 'lucide-react'
import { isLanguageTag, type LanguageTag, languages } from '../react/words/languages.ts'
import { entryWordsOf, useSaid } from './useLanguage.ts'

export function LanguageSelect({ onChange }: { onChange: (language: LanguageTag) => void }) {
  const { tag, spoken } = useSaid()
  return (
    <div className="language">
      <Languages className="icon" />
      <select
        className="input"
        aria-label={entryWordsOf(spoken).page.language}
        value={tag}
        onChange={({ currentTarget: { value } }) => isLanguageTag(value) && onChange(value)}
      >
        {languages.map((one) => (
          <option key={one.tag} value={one.tag} lang={one.tag}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}
