/** The page for other sites' frames: the phone in it is also used by the page around it, where that is on the list. */

import { createRoot } from 'react-dom/client'
import { type MakePhone, serveParent } from '../frame/guest.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Phone } from '../phone/phone.ts'
import { App } from './App.tsx'
import { AskOnce } from './AskOnce.tsx'
import { loadConfig } from './config.ts'
import { askWhenCovered, watchCovered } from './covered.ts'
import { showFace } from './face.ts'
import { originsIn } from './frameOrigins.ts'
import { loadPhone } from './loadPhone.ts'
import { languageFor } from './speech.ts'
import { pageMemory } from './storage.ts'
import { entryWordsOf, speech } from './useLanguage.ts'

export async function startFrame(place: HTMLElement): Promise<void> {
  const root = createRoot(place)
  const config = loadConfig()
  const site = await config
  await Promise.all([showFace(site).catch(console.warn), speech.speak(languageFor(site))])
  const covered = watchCovered(document)

  /** The phone as the frame's own buttons use it. */
  const careful = (phone: Phone) => askWhenCovered(phone, covered, askOnce)
  const askOnce = () =>
    new Promise<boolean>((resolve) => {
      const layer = document.body.appendChild(document.createElement('div'))
      const asking = createRoot(layer)
      const answer = (yes: boolean) => {
        asking.unmount()
        layer.remove()
        resolve(yes)
      }
      asking.render(<AskOnce words={entryWordsOf(speech.now().spoken)} onAnswer={answer} />)
    })

  /** Without options from around it, the frame asks the person to sign in. */
  const signIn = (noted: (phone: Phone) => Phone) =>
    new Promise<Phone>((resolve) => {
      const taken = (made: Phone) => {
        const phone = noted(made)
        resolve(phone)
        return careful(phone)
      }
      root.render(
        <App load={loadPhone} site={site} config={config} onPhone={taken} onLeft={() => location.reload()} />,
      )
    })

  const makePhone: MakePhone = async (options, noted) => {
    if (!options) return signIn(noted)
    const { createPhone, SignedIn } = await loadPhone()
    const phone = noted(createPhone({ memory: pageMemory, ...options } as PhoneOptions))
    const { user = '', domain = '' } = options
    root.render(
      <SignedIn phone={careful(phone)} account={{ user, domain, sandbox: false }} region={options.region} />,
    )
    return phone
  }

  const guest = await serveParent(originsIn(site.frame, location.origin), makePhone)
  window.addEventListener('pagehide', () => guest.gone())
}
