// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../src/app/App.tsx'
import { createSpeech, languageFor } from '../../src/app/speech.ts'
import { loadSettings, saveSettings } from '../../src/app/storage.ts'
import { SpeechContext, useSiteWords, useWordsOf } from '../../src/app/useLanguage.ts'
import { history } from '../../src/react/words/en/history.ts'
import { en } from '../../src/react/words/en/main.ts'
import type { LanguageTag } from '../../src/react/words/languages.ts'
import type { Spoken } from '../../src/react/words/words.ts'
import { xx } from '../../src/react/words/xx.ts'
import { draw } from '../react/draw.tsx'

const speaking = (language: LanguageTag): Spoken => ({ ...xx, words: { ...xx.words, language } })
const page = () => [document.documentElement.lang, document.documentElement.dir]

/** Languages that come when the test says so. */
function slowly() {
  const come = new Map<LanguageTag, (spoken: Spoken | Error) => void>()
  const load = (tag: LanguageTag) =>
    new Promise<Spoken>((resolve, reject) => {
      come.set(tag, (spoken) => (spoken instanceof Error ? reject(spoken) : resolve(spoken)))
    })
  return { speech: createSpeech(load), come: (tag: LanguageTag, as: Spoken | Error) => come.get(tag)?.(as) }
}

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the language of the page', () => {
  it('is the person’s choice, else the operator’s, else the browser’s', () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['nl', 'pt-BR'])
    expect(languageFor({})).toBe('pt')
    expect(languageFor({ language: 'de' })).toBe('de')
    saveSettings({ language: 'zh' })
    expect(languageFor({ language: 'de' })).toBe('zh')
    saveSettings({ language: 'zh-CN' })
    expect(languageFor({ language: 'de' })).toBe('de')
  })

  it('is English until another has come, and the document says which it is', async () => {
    const { speech, come } = slowly()
    const spoken = speech.speak('ar')
    expect(speech.now()).toMatchObject({ tag: 'ar', spoken: {} })
    expect(page()).toEqual(['en', 'ltr'])
    come('ar', speaking('ar'))
    await spoken
    expect(speech.now().spoken.words?.dial.call).toBe('⟦Call⟧')
    expect(page()).toEqual(['ar', 'rtl'])
  })

  it('is the one that was asked for last, whichever comes last', async () => {
    const { speech, come } = slowly()
    void speech.speak('de')
    const last = speech.speak('fr')
    come('fr', speaking('fr'))
    await last
    come('de', speaking('de'))
    await vi.advanceTimersByTimeAsync(0)
    expect(speech.now()).toMatchObject({ tag: 'fr', spoken: { words: { language: 'fr' } } })
  })

  it('stays where another cannot be had, which only the console says', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const { speech, come } = slowly()
    const german = speech.speak('de')
    come('de', speaking('de'))
    await german
    const french = speech.speak('fr')
    come('fr', new TypeError('Failed to fetch'))
    await french
    expect(speech.now()).toMatchObject({ tag: 'de', spoken: { words: { language: 'de' } } })
    expect(page()).toEqual(['de', 'ltr'])
    expect(warn).toHaveBeenCalledOnce()
  })

  it('holds up nobody for longer than a second and a half, and follows when it comes', async () => {
    const { speech, come } = slowly()
    let over = false
    void speech.speak('de').then(() => {
      over = true
    })
    await vi.advanceTimersByTimeAsync(1499)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(over).toBe(true)
    come('de', speaking('de'))
    await vi.advanceTimersByTimeAsync(0)
    expect(speech.now().spoken.words?.language).toBe('de')
  })
})

const Shown = () => {
  const words = useSiteWords(useWordsOf('words', en), { name: 'Blue Heron', emergency: 'Dial 000.' })
  const { today } = useWordsOf('history', history)
  return (
    <p>
      {words.page.title} {words.dial.call} {today} {words.signIn.emergency}
    </p>
  )
}

describe('what shows it', () => {
  it('has the site’s name, and the words that in English come with it', async () => {
    const { speech, come } = slowly()
    const { place } = draw(
      <SpeechContext value={speech}>
        <Shown />
      </SpeechContext>,
    )
    expect(place.textContent).toBe('Blue Heron Call Today Dial 000.')
    await act(async () => {
      const spoken = speech.speak('de')
      come('de', speaking('de'))
      await spoken
    })
    expect(place.textContent).toBe('Blue Heron ⟦Call⟧ ⟦Today⟧ Dial 000.')
  })

  it('the sign-in form changes at once, keeps what was typed, and the choice is kept', async () => {
    const { speech, come } = slowly()
    const { place } = draw(
      <SpeechContext value={speech}>
        <App load={() => new Promise(() => {})} />
      </SpeechContext>,
    )
    const [user] = place.querySelectorAll<HTMLInputElement>('[name=user]')
    const select = place.querySelector<HTMLSelectElement>('select[aria-label=Language]')
    if (!user || !select) throw new Error('no form')
    user.focus()
    select.value = 'de'
    await act(async () => void select.dispatchEvent(new Event('change', { bubbles: true })))
    await act(async () => come('de', speaking('de')))
    expect(place.querySelector('h1')?.textContent).toBe('⟦Sign in to your phone⟧')
    expect(document.title).toBe('⟦Opentact Softphone⟧')
    expect(document.activeElement).toBe(user)
    expect(user.isConnected).toBe(true)
    expect(loadSettings()['language']).toBe('de')
    expect([...select.options].map(({ lang, text }) => [lang, text])).toContainEqual(['ar', 'العربية'])
  })
})
