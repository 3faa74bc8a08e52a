import { expect, it } from 'vitest'
import { languages, pickLanguage, tongueOf } from '../../src/react/words/languages.ts'

it.each([
  [['de-AT'], 'de'],
  [['zh-Hans-CN'], 'zh'],
  [['zh-Hant-TW', 'en'], 'zh'],
  [['pt_BR'], 'pt'],
  [['AR-eg'], 'ar'],
  [['nl-BE', 'fr-BE', 'de'], 'fr'],
  [['en-GB', 'de'], 'en'],
  [['tlh'], 'en'],
  [['den'], 'en'],
  [['*', '', '-', '__proto__', 'constructor'], 'en'],
  [[], 'en'],
] as const)('of %j it picks %s', (wanted, picked) => {
  expect(pickLanguage(wanted)).toBe(picked)
})

it('each language is found by its own tag, and named as the browser names it in itself', () => {
  for (const { tag, name } of languages) {
    expect(pickLanguage([tag])).toBe(tag)
    const own = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? ''
    expect(name.toLocaleLowerCase(tag)).toBe(own.toLocaleLowerCase(tag))
  }
})

it('Arabic runs from right to left, all others from left to right', () => {
  const rightToLeft = languages.filter(({ tag }) => tongueOf({ language: tag }).dir === 'rtl')
  expect(rightToLeft.map(({ tag }) => tag)).toEqual(['ar'])
  expect(tongueOf({ language: 'xx' })).toEqual({ lang: 'xx', dir: 'ltr' })
})
