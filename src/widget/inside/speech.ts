/** Which language an element speaks: its own attribute's, else that of what stands around it, else the browser's. */

import { pickLanguage, tongueOf } from '../../react/words/languages.ts'
import { loadLanguage } from '../../react/words/loadLanguage.ts'
import type { Spoken } from '../../react/words/words.ts'
import type { Host } from './inside.ts'

export interface ElementSpeech {
  /** English until another has come. */
  readonly now: () => Spoken
  /** The attribute is another than before. */
  readonly look: () => void
  readonly end: () => void
}

/** `place` gets language and direction; `heard` is told that there are other words now. */
export function createElementSpeech({ element }: Host, place: HTMLElement, heard: () => void): ElementSpeech {
  let spoken: Spoken = {}
  let asked = 'en'

  const show = () => Object.assign(place, tongueOf({ language: spoken.words?.language ?? 'en' }))
  async function look(): Promise<void> {
    const tag = pickLanguage(languagesAround(element))
    if (tag === asked) return
    asked = tag
    try {
      const come = await loadLanguage(tag)
      // Something else may have been asked for meanwhile.
      if (tag !== asked) return
      spoken = come
      show()
      heard()
    } catch (error) {
      console.warn(`<${element.localName}>: “${tag}” is not spoken: ${error}`)
    }
  }

  // A page that changes its language says so there.
  const watch = new MutationObserver(() => void look())
  watch.observe(document.documentElement, { attributeFilter: ['lang'] })
  show()
  void look()
  return { now: () => spoken, look: () => void look(), end: () => watch.disconnect() }
}

function languagesAround(element: Element): readonly string[] {
  const around = element.closest('[lang]:not([lang=""])') ?? document.documentElement
  const said = around.getAttribute('lang')
  return said ? [said] : navigator.languages
}
