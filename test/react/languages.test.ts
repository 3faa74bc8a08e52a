import { expect, it } from 'vitest'
import { languages, pickLanguage, tongueOf } from '../../src/react/words/languages.ts'
import { loadLanguage } from '../../src/react/words/loadLanguage.ts'

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

it('what is put into an Arabic sentence is set apart: a number keeps its plus sign in front', async () => {
  const { words } = await loadLanguage('ar-EG')
  expect(words?.call.heldBy('+15550100011')).toContain('\u2068+15550100011\u2069')
  expect(words?.devices.headsetKeys(['Jabra 20', 'Poly 30'])).toContain('\u2068Poly 30\u2069')
  expect(words?.announce.ended('Bob', '', '')).not.toContain('\u2068\u2069')
})

it('English is with what shows it, every other language in a file of its own', async () => {
  expect(await loadLanguage('en-GB')).toEqual({})
  expect(await loadLanguage('tlh')).toEqual({})
  for (const { tag } of languages.slice(1)) {
    const { words } = await loadLanguage(tag)
    expect(words?.language).toBe(tag)
  }
})
