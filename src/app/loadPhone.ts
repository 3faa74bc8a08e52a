/** Fetches what the sign-in form does without: the phone, and its face. Two scripts, at once. */

import type { ComponentType } from 'react'
import type { PhoneOptions } from '../phone/options.ts'
import type { Phone } from '../phone/phone.ts'
import type { SiteConfig } from './config.ts'
import type { SignedInProps } from './SignedIn.tsx'
import type { SignInAsk } from './signInWith.ts'

export interface LoadedPhone {
  readonly createPhone: (options: PhoneOptions) => Phone
  readonly optionsFor: (account: SignInAsk, site: SiteConfig) => PhoneOptions
  readonly SignedIn: ComponentType<SignedInProps>
}

export type LoadPhone = (again?: 'again') => Promise<LoadedPhone>

let loading: Promise<LoadedPhone> | undefined

/**
 * Fetched once, however often asked for. What failed is fetched anew when asked again; a person who asks `again` gets
 * the whole page anew where even that fails and the site answers: it holds another release by now, or the browser
 * remembers the failure (Firefox and Safari do).
 */
export const loadPhone: LoadPhone = (again) => {
  loading ??= fetchBoth().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return again ? loading.catch(startOver) : loading
}

async function fetchBoth(): Promise<LoadedPhone> {
  const [{ bringSoon, createPhone }, { SignedIn, optionsFor }] = await Promise.all([
    import('../createPhone.ts'),
    import('./SignedIn.tsx'),
  ])
  // Of this very release: the site may hold another by the time somebody signs in.
  whenIdle(() => void bringSoon().catch(() => {}))
  return { createPhone, SignedIn, optionsFor }
}

const patienceMs = 8000

async function startOver(error: unknown): Promise<never> {
  const signal = AbortSignal.timeout(patienceMs)
  const { ok } = await fetch(location.href, { method: 'HEAD', cache: 'no-store', signal })
  if (!ok) throw error
  location.reload()
  // The page is on its way out.
  return new Promise(() => {})
}

/** When nothing else is to do. Safari has no word for that moment. */
export function whenIdle(then: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(then, 1000)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(then, { timeout: 3000 })
  return () => cancelIdleCallback(asked)
}
