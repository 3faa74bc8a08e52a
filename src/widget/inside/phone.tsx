/** The rest of `<opentact-phone>`: a phone that stays, and its face. */
// What both elements need is in one file then, the smaller element's: the loader has two digests to carry, not three.
import './call.tsx'

import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Phone } from '../../phone/phone.ts'
import { adoptTheme } from '../../react/theme/adoptTheme.ts'
import { codeOf } from '../../react/useAsk.tsx'
import { en } from '../../react/words/en/main.ts'
import { followLinks } from './clickToDial.ts'
import { Dock, type DockProps } from './Dock.tsx'
import css from './dock.css?inline'
import { hangUpFrontOf } from './hangUp.ts'
import { type Host, type Inside, takeOver } from './inside.ts'
import { keepPhone } from './keepPhone.ts'
import { createElementSpeech } from './speech.ts'
import { takeMemory } from './tabMemory.ts'
import { wordsHere } from './wordsHere.ts'

export function mount(host: Host): Inside {
  let giveBack = () => {}
  const kept = keepPhone(host, ({ user, domain }) => {
    giveBack()
    const taken = takeMemory(`${user}@${domain}`)
    giveBack = taken.giveBack
    return { memory: taken.memory }
  })
  const place = document.createElement('div')
  place.className = 'opentact-dock'
  host.box.append(place)
  adoptTheme(host.root)
  host.adopt(css)
  const root = createRoot(place)
  let connecting: Phone | undefined
  let fill: DockProps['fill']
  const speech = createElementSpeech(host, place, () => draw())

  let drawing: ReturnType<typeof setTimeout> | undefined
  const follow = () => {
    const seen = kept.seen()
    if (seen.state === 'there' && seen.phone !== connecting) {
      connecting = seen.phone
      // Whether it is online is told by its state.
      connecting.connect().catch(() => {})
    }
    clearTimeout(drawing)
    // In a task of its own: the page that waits for this one is somebody else's.
    drawing = setTimeout(draw)
  }
  const draw = () => {
    const seen = kept.seen()
    const docked = host.read('layout') !== 'panel'
    // A page that unsets everything, `!important`, has taken from the element what makes a panel a box.
    const isNoBox = !docked && getComputedStyle(host.element).display === 'inline'
    host.box.style.cssText = isNoBox ? 'display: block; inline-size: 360px; block-size: 616px' : ''
    root.render(
      <Dock
        seen={seen}
        words={wordsHere(speech.now().words ?? en, kept.whyNot())}
        name={(speech.now().launcher ?? host.words).phone}
        region={host.read('region')}
        docked={docked}
        open={host.element.hasAttribute('open')}
        fill={fill}
        onOpen={(open) => host.element.toggleAttribute('open', open)}
      />,
    )
  }
  const call = async (target: string) => (await kept.ready()).call(target)
  const stopFollowing = kept.subscribe(follow)
  const unfollow = followLinks(host, {
    fill: (target) => {
      fill = { target }
      host.element.setAttribute('open', '')
      draw()
    },
    call: (target) => {
      host.element.setAttribute('open', '')
      // What cannot be called can be looked at, and put right.
      void call(target).catch((error: unknown) => {
        fill = { target, whyNot: codeOf(error) }
        draw()
      })
    },
  })
  flushSync(draw)
  follow()
  takeOver(host)

  return {
    get phone() {
      const seen = kept.seen()
      return seen.state === 'there' ? seen.phone : undefined
    },
    call,
    hangUp: async (id) => hangUpFrontOf(await kept.ready(), id),
    changed: (name) => {
      kept.changed(name)
      if (name === 'lang') speech.look()
      draw()
    },
    end: () => {
      unfollow()
      speech.end()
      stopFollowing()
      clearTimeout(drawing)
      kept.end()
      giveBack()
      root.unmount()
      place.remove()
    },
  }
}
