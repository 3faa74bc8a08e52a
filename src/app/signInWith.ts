/** One try at signing in: online, or the reason why not. No retries: a wrong password does not become right. */

import { type FailureCode, PhoneError } from '../phone/errors.ts'
import type { Phone } from '../phone/phone.ts'
import type { LineState } from '../phone/state.ts'
import type { SiteConfig } from './config.ts'
import type { LoadedPhone } from './loadPhone.ts'
import type { Account } from './storage.ts'

export interface SignInAsk extends Account {
  readonly password: string
  readonly sandbox: boolean
  /** Asked to stay signed in until the tab is closed. */
  readonly stay?: boolean
}

export interface Online extends Pick<LoadedPhone, 'SignedIn'> {
  readonly phone: Phone
  readonly site: SiteConfig
}

/**
 * `option` names the field that cannot be used, `reason` says why in the checker's words. `notLoaded` is what could
 * not even be tried, for want of the phone's scripts.
 */
export type SignInTrouble =
  | { readonly code: FailureCode }
  | { readonly notLoaded: SignInAsk }
  | { readonly option: string; readonly reason: string }

export async function signInWith(
  load: () => Promise<LoadedPhone>,
  account: SignInAsk,
  config: Promise<SiteConfig>,
): Promise<Online | SignInTrouble> {
  const loaded = await load().catch(() => undefined)
  if (!loaded) return { notLoaded: account }
  const site = await config
  let phone: Phone
  try {
    phone = loaded.createPhone(loaded.optionsFor(account, site))
  } catch (error) {
    return optionTrouble(error)
  }
  // Still within the press that signed in: later the browser would keep us silent.
  phone.unlockSound().catch(() => undefined)
  const line = await firstWord(phone)
  if (line.phase === 'online') return { phone, site, SignedIn: loaded.SignedIn }
  await phone.destroy().catch(() => undefined)
  const error = 'error' in line ? line.error : undefined
  return { code: error?.code ?? 'unreachable' }
}

/** The line's first clear word: online, or why it is not. */
function firstWord(phone: Phone): Promise<LineState> {
  return new Promise((resolve) => {
    let stop = () => {}
    const done = () => {
      stop()
      resolve(phone.store.getState().line)
    }
    const look = (line: LineState) => {
      if (line.phase === 'online' || 'error' in line) done()
    }
    stop = phone.store.subscribe((state) => look(state.line))
    phone.connect().then(done, done)
  })
}

function optionTrouble(error: unknown): SignInTrouble {
  if (!(error instanceof PhoneError) || error.code !== 'bad-options') throw error
  const [, option = '', reason = ''] = /^Option “(\w+)” (.*)$/.exec(error.message) ?? []
  return { option, reason }
}
