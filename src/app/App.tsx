/** The stand-alone page: sign in, then the phone. What only the phone needs is fetched while somebody signs in. */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { callWaiting } from '../phone/kept.ts'
import type { Phone } from '../phone/phone.ts'
import type { SiteConfig } from './config.ts'
import { deleteDatabases } from './deleteDatabases.ts'
import { type LoadPhone, whenIdle } from './loadPhone.ts'
import { SignIn } from './SignIn.tsx'
import { sandboxAccount, sandboxUsers } from './sandbox.ts'
import { type Online, type SignInAsk, type SignInTrouble, signInWith } from './signInWith.ts'
import {
  forgetEverything,
  keepSandboxUser,
  keepSession,
  pageMemory,
  sandboxUserOfTab,
  saveAccount,
  sessionOfTab,
} from './storage.ts'
import { entryWordsOf, useSaid, useSiteWords } from './useLanguage.ts'

export interface AppProps {
  readonly load: LoadPhone
  /** What the operator set, as far as it is known, and when it is. */
  readonly site?: SiteConfig
  readonly config?: Promise<SiteConfig>
  /** Gets the phone of whoever signs in, and gives the one that the page uses. */
  readonly onPhone?: (phone: Phone) => Phone
  /** Somebody signed out. */
  readonly onLeft?: () => void
}

interface Session extends Online {
  readonly account: SignInAsk
}

const noSite: SiteConfig = { phone: {} }

export function App({ load, site = noSite, config, onPhone, onLeft }: AppProps) {
  const words = useSiteWords(entryWordsOf(useSaid().spoken), site)
  const [session, setSession] = useState<Session>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<SignInTrouble>()
  const [waiting] = useState(() => callWaiting(pageMemory, Date.now()))
  const current = useRef<Phone>(undefined)

  useEffect(() => () => void current.current?.destroy(), [])
  // A phone that is signed in has more to say there.
  useLayoutEffect(() => {
    if (!session) document.title = words.page.title
  }, [session, words])

  // Whoever signs in is told of a failure; before that there is nothing to do about it.
  const prepare = useCallback(() => void load().catch(() => undefined), [load])
  // The far side of a call that waits hears nothing meanwhile.
  useEffect(() => (waiting ? prepare() : whenIdle(prepare)), [waiting, prepare])

  // Without a press a page signs in only whoever asked to stay; and in the sandbox, to take a call back.
  const returning = useRef(waiting && sandboxUsers.find((user) => user === sandboxUserOfTab()))
  const asked = useRef(sessionOfTab())
  useEffect(() => {
    const user = returning.current
    returning.current = undefined
    const staying = asked.current
    asked.current = undefined
    if (staying) void signIn({ ...staying, sandbox: false, stay: true })
    else if (user) sandboxAccount(user).then((account) => signIn({ ...account, sandbox: true }), console.warn)
  })

  const signIn = async (account: SignInAsk, again?: 'again') => {
    setBusy(true)
    setTrouble(undefined)
    const result = await signInWith(() => load(again), account, config ?? Promise.resolve(site))
    setBusy(false)
    if ('phone' in result) {
      current.current = result.phone
      if (!account.sandbox) saveAccount(account)
      keepSession(account.stay ? account : null)
      keepSandboxUser(account.sandbox ? account.user : null)
      setSession({ ...result, phone: onPhone?.(result.phone) ?? result.phone, account })
    } else {
      // A password that is refused once would be refused at every reload.
      if ('code' in result && result.code === 'credentials-refused') keepSession(null)
      setTrouble(result)
    }
  }
  const signInAgain = (account: SignInAsk) => {
    // The page may have to start over, and should not ask for everything anew.
    if (!account.sandbox) saveAccount(account)
    void signIn(account, 'again')
  }
  const signOut = async () => {
    const phone = current.current
    current.current = undefined
    keepSandboxUser(null)
    keepSession(null)
    setSession(undefined)
    onLeft?.()
    await phone?.destroy().catch(() => undefined)
  }
  const forget = async () => {
    // A phone that goes writes down what it would need to come back.
    await signOut()
    forgetEverything()
    await deleteDatabases().catch(console.warn)
    location.reload()
  }

  if (!session)
    return (
      <SignIn
        words={words}
        site={site}
        busy={busy}
        trouble={trouble}
        waiting={waiting}
        onIntent={prepare}
        onSignIn={signIn}
        onAgain={signInAgain}
      />
    )
  const { SignedIn, phone, account } = session
  return (
    <SignedIn phone={phone} account={account} site={session.site} onSignOut={signOut} onForget={forget} />
  )
}
