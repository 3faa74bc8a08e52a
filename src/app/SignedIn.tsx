/** The page once somebody is signed in: the phone, and what it has of its own around it. */

import { LogOut } from 'lucide-react'
import type { Phone } from '../phone/phone.ts'
import { PhonePanel, PhoneProvider, type Words } from '../react/index.ts'
import { sandboxSuggestions } from './sandbox.ts'
import type { SignInAsk } from './signInWith.ts'
import { useNotifications } from './useNotifications.ts'
import { usePageAlerts } from './usePageAlerts.ts'

export interface SignedInProps {
  readonly phone: Phone
  readonly account: Pick<SignInAsk, 'user' | 'domain' | 'sandbox'>
  readonly words: Words
  /** Absent where who is signed in is not the person's to say. */
  readonly onSignOut?: () => void
}

export function SignedIn({ phone, ...rest }: SignedInProps) {
  return (
    <PhoneProvider phone={phone} words={rest.words}>
      <Page {...rest} />
    </PhoneProvider>
  )
}

function Page({ account, words, onSignOut }: Omit<SignedInProps, 'phone'>) {
  const notifications = useNotifications()
  usePageAlerts()
  return (
    <main className="page">
      <h1>{words.page.title}</h1>
      <PhonePanel
        wholePage
        account={account.user}
        domain={account.domain}
        {...(account.sandbox && { suggestions: sandboxSuggestions(account.user, words) })}
        {...(notifications && { notifications })}
        menu={
          onSignOut ? [{ key: 'sign-out', text: words.menu.signOut, icon: LogOut, onChoose: onSignOut }] : []
        }
      />
    </main>
  )
}
