/** The rest of `<opentact-call>`: a phone for one call at a time, that nobody can call. */

import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { PhoneError } from '../../phone/errors.ts'
import type { Phone } from '../../phone/phone.ts'
import { adoptButton } from '../../react/theme/adoptButton.ts'
import { codeOf } from '../../react/useAsk.tsx'
import { button } from '../../react/words/en/button.ts'
import type { ButtonWords } from '../../react/words/words.ts'
import { CallUs } from './CallUs.tsx'
import css from './callUs.css?inline'
import { hangUpFrontOf } from './hangUp.ts'
import { type Host, type Inside, takeOver } from './inside.ts'
import { keepPhone } from './keepPhone.ts'
import { createElementSpeech } from './speech.ts'
import { wordsHere } from './wordsHere.ts'

/** It does not register, rings for nobody, and hangs up when the page goes. */
const guest = { register: false, doNotDisturb: true, maxCalls: 1, onLeave: 'hang-up' } as const

/** So long a press waits for the site's credentials. */
const patienceMs = 30_000

/** So long after a call the line is kept: the goodbye has arrived, and who calls again need not wait. */
const lingerMs = 5000

export function mount(host: Host): Inside {
  const kept = keepPhone(host, () => guest)
  const place = document.createElement('div')
  place.className = 'opentact-call'
  host.box.append(place)
  adoptButton(host.root)
  host.adopt(css)
  const root = createRoot(place)
  let placing: { stopped: boolean } | undefined
  let trouble: string | undefined
  let lingering: ReturnType<typeof setTimeout> | undefined
  let forgetEnd = () => {}
  const speech = createElementSpeech(host, place, () => draw())
  const words = (): ButtonWords => wordsHere(speech.now().words ?? button, kept.whyNot())

  const phoneNow = (): Phone | undefined => {
    const seen = kept.seen()
    return seen.state === 'there' ? seen.phone : undefined
  }

  async function call(target: string): Promise<string> {
    if (placing) throw new PhoneError('wrong-moment', 'A call is being placed already.')
    const mine = { stopped: false }
    placing = mine
    trouble = undefined
    clearTimeout(lingering)
    draw()
    try {
      const phone = await soonEnough(kept.ready())
      if (mine.stopped) throw new PhoneError('wrong-moment', 'The call was given up.')
      // A press brought us here; later the browser would keep us silent.
      phone.unlockSound().catch(() => {})
      leaveAfterCalls(phone)
      await phone.connect()
      return await phone.call(target)
    } catch (error) {
      if (!mine.stopped) trouble ??= sentenceFor(error)
      throw error
    } finally {
      if (placing === mine) placing = undefined
      draw()
    }
  }

  /** Who pressed, and went away, is not to be called for later, with an open microphone. */
  function soonEnough(ready: Promise<Phone>): Promise<Phone> {
    const late = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => {
        trouble = waitsForSite()
        reject(new PhoneError('timeout', 'The site gave no credentials.'))
      }, patienceMs)
      ready.finally(() => clearTimeout(timer)).catch(() => {})
    })
    return Promise.race([ready, late])
  }

  function sentenceFor(error: unknown): string {
    if (kept.seen().state === 'wrong') return words().widget.notSetUp
    const line = phoneNow()?.store.getState().line
    if (line && 'error' in line && line.error) return words().failures[line.error.code].sentence
    const { refusals } = words()
    return (refusals[codeOf(error)] ?? refusals.refused).sentence
  }

  function waitsForSite(): string | undefined {
    const seen = kept.seen()
    return seen.state === 'no-credentials' ? words().widget.noCredentials[seen.why] : undefined
  }

  function leaveAfterCalls(phone: Phone): void {
    forgetEnd()
    forgetEnd = phone.on('call-ended', ({ reason }) => {
      const leave = () => void phone.disconnect().catch(() => {})
      // Whoever calls again after a failure begins anew, with credentials that are asked for anew.
      lingering = setTimeout(leave, reason.kind === 'failed' ? 0 : lingerMs)
    })
  }

  function stop(): void {
    if (!placing) return
    placing.stopped = true
    placing = undefined
    void phoneNow()
      ?.disconnect()
      .catch(() => {})
    draw()
  }

  const draw = () =>
    root.render(
      <CallUs
        phone={phoneNow()}
        words={words()}
        label={(speech.now().launcher ?? host.words).callUs}
        placing={placing !== undefined}
        trouble={trouble ?? (placing && waitsForSite())}
        onCall={() => void call(host.read('target')).catch(() => {})}
        onStop={stop}
      />,
    )
  const stopFollowing = kept.subscribe(draw)
  flushSync(draw)
  takeOver(host)

  return {
    get phone() {
      return phoneNow()
    },
    call,
    hangUp: async (id) => (placing ? stop() : hangUpFrontOf(await kept.ready(), id)),
    changed: (name) => {
      kept.changed(name)
      if (name === 'lang') speech.look()
    },
    end: () => {
      clearTimeout(lingering)
      forgetEnd()
      speech.end()
      stopFollowing()
      kept.end()
      root.unmount()
      place.remove()
    },
  }
}
