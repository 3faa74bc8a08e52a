/** The languages that the phone speaks, by the names that their own speakers give them. */

export const languages = [
  { tag: 'en', name: 'English', dir: 'ltr' },
  { tag: 'es', name: 'Español', dir: 'ltr' },
  { tag: 'pt', name: 'Português', dir: 'ltr' },
  { tag: 'fr', name: 'Français', dir: 'ltr' },
  { tag: 'de', name: 'Deutsch', dir: 'ltr' },
  { tag: 'ar', name: 'العربية', dir: 'rtl' },
  { tag: 'zh', name: '中文', dir: 'ltr' },
] as const

export type LanguageTag = (typeof languages)[number]['tag']

export const isLanguageTag = (value: unknown): value is LanguageTag =>
  languages.some(({ tag }) => tag === value)

/** The first that is spoken of those wanted, in their order, by shortening each (RFC 4647 §3.4); else English. */
export function pickLanguage(wanted: readonly string[]): LanguageTag {
  for (const range of wanted) {
    const [primary = ''] = range.toLowerCase().split(/[-_]/)
    if (isLanguageTag(primary)) return primary
  }
  return 'en'
}

/** For the outermost element of what speaks: a page of another language may lie around it. */
export function tongueOf({ language }: { readonly language: string }) {
  const found = languages.find(({ tag }) => tag === language)
  return { lang: language, dir: found?.dir ?? 'ltr' } as const
}
