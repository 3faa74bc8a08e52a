/** The stand-alone page: sign in, then the phone. */

import { LogOut } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { callWaiting } from '../index.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Phone } from '../phone/phone.ts'
import { en, PhonePanel, PhoneProvider, type Words } from '../react/index.ts'
import { SignIn } from './SignIn.tsx'
import { sandboxAccount, sandboxSuggestions, sandboxUsers } from './sandbox.ts'
import { type SignInAsk, type SignInTrouble, signInWith } from './signInWith.ts'
import { keepSandboxUser, sandboxUserOfTab, saveAccount, sessionMemory } from './storage.ts'
import { useNotifications } from './useNotifications.ts'
import { usePageAlerts } from './usePageAlerts.ts'

export interface AppProps {
  readonly createPhone: (options: PhoneOptions) => Phone
  readonly words?: Words
}

interface Session {
  readonly phone: Phone
  readonly account: SignInAsk
}

export function App({ createPhone, words = en }: AppProps) {
  const [session, setSession] = useState<Session>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<SignInTrouble>()
  const [waiting] = useState(() => callWaiting(sessionMemory, Date.now()))
  const current = useRef<Phone>(undefined)

  useEffect(() => () => void current.current?.destroy(), [])

  // Only to take a call back, and only in the sandbox, does a page sign in without a press.
  const returning = useRef(waiting && sandboxUsers.find((user) => user === sandboxUserOfTab()))
  useEffect(() => {
    const user = returning.current
    returning.current = undefined
    if (user) sandboxAccount(user).then((account) => signIn({ ...account, sandbox: true }), console.warn)
  })

  const signIn = async (account: SignInAsk) => {
    setBusy(true)
    setTrouble(undefined)
    const result = await signInWith(createPhone, account)
    setBusy(false)
    if ('phone' in result) {
      current.current = result.phone
      if (!account.sandbox) saveAccount(account)
      keepSandboxUser(account.sandbox ? account.user : null)
      setSession({ phone: result.phone, account })
    } else setTrouble(result)
  }
  const signOut = () => {
    void current.current?.destroy()
    current.current = undefined
    keepSandboxUser(null)
    setSession(undefined)
  }

  if (!session)
    return <SignIn words={words} busy={busy} trouble={trouble} onSignIn={signIn} waiting={waiting} />
  return (
    <PhoneProvider phone={session.phone} words={words}>
      <SignedIn account={session.account} words={words} onSignOut={signOut} />
    </PhoneProvider>
  )
}

function SignedIn({
  account,
  words,
  onSignOut,
}: {
  account: SignInAsk
  words: Words
  onSignOut: () => void
}) {
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
        menu={[{ key: 'sign-out', text: words.menu.signOut, icon: LogOut, onChoose: onSignOut }]}
      />
    </main>
  )
}
