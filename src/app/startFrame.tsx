/** The page for other sites' frames: the phone in it is also used by the page around it, where that is on the list. */

import { createRoot } from 'react-dom/client'
import { serveParent } from '../frame/guest.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Phone } from '../phone/phone.ts'
import { en } from '../react/words/en.ts'
import { App } from './App.tsx'
import { AskOnce } from './AskOnce.tsx'
import { loadConfig } from './config.ts'
import { askWhenCovered, watchCovered } from './covered.ts'
import { loadPhone } from './loadPhone.ts'
import { pageMemory } from './storage.ts'

export async function startFrame(place: HTMLElement): Promise<void> {
  const root = createRoot(place)
  const covered = watchCovered(document)
  const words = en

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
      asking.render(<AskOnce words={words} onAnswer={answer} />)
    })

  /** Without options from around it, the frame asks the person to sign in. */
  const signIn = () =>
    new Promise<Phone>((resolve) => {
      const taken = (phone: Phone) => {
        resolve(phone)
        return careful(phone)
      }
      root.render(<App load={loadPhone} words={words} onPhone={taken} onLeft={() => location.reload()} />)
    })

  async function makePhone(options: Partial<PhoneOptions> | undefined): Promise<Phone> {
    if (!options) return signIn()
    const { createPhone, SignedIn } = await loadPhone()
    const phone = createPhone({ memory: pageMemory, ...options } as PhoneOptions)
    const { user = '', domain = '' } = options
    root.render(<SignedIn phone={careful(phone)} account={{ user, domain, sandbox: false }} words={words} />)
    return phone
  }

  const { frame } = await loadConfig()
  const guest = await serveParent(frame.allow, makePhone)
  window.addEventListener('pagehide', () => guest.gone())
}
