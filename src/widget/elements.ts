/** `<opentact-phone>` and `<opentact-call>`: the classes, and the way to define them under any prefix. */

import type { Credentials, PhoneOptions } from '../phone/options.ts'
import type { AttributeName, Mirrored } from './attributes.ts'
import { Shell } from './Shell.ts'

export type { ElementEvents } from './events.ts'

interface Given {
  credentials: Credentials | undefined
  iceServers: PhoneOptions['iceServers']
}

type Place = 'layout' | 'placement' | 'open' | 'click-to-dial' | 'feed-url'

export interface PhoneElement extends Given, Mirrored<Exclude<AttributeName, 'target'>> {
  feedToken: string | (() => Promise<string>) | undefined
}

/** The whole phone. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the shell gives it the properties of its table
export class PhoneElement extends Shell {
  constructor() {
    super('phone', () => import('./inside/phone.tsx'))
  }
}

export interface CallElement extends Given, Mirrored<Exclude<AttributeName, Place>> {}

/** One button that calls one place. It does not register, and hangs up when the page goes. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the shell gives it the properties of its table
export class CallElement extends Shell {
  constructor() {
    super('call', () => import('./inside/call.tsx'))
  }
}

/** Defines the elements, once: a second script, or a second time, changes nothing. Where nothing draws, it does nothing. */
export function defineElements(prefix = 'opentact'): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined
  const define = (name: string, element: CustomElementConstructor) => {
    try {
      registry?.define(name, element)
    } catch {
      // The name is taken, or the class, which can have one name only, has that of another prefix.
      registry?.get(name) ?? registry?.define(name, class extends element {})
    }
  }
  define(`${prefix}-phone`, PhoneElement)
  define(`${prefix}-call`, CallElement)
}

declare global {
  interface HTMLElementTagNameMap {
    'opentact-phone': PhoneElement
    'opentact-call': CallElement
  }
}
