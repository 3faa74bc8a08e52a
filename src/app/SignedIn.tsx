/** The page once somebody is signed in: the phone, and what it has of its own around it. */

import { LogOut, Settings as SettingsIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Phone } from '../phone/phone.ts'
import { en, PhonePanel, PhoneProvider, usePhone, usePhoneState, useWords } from '../react/index.ts'
import { fetchNumbers } from '../react/numbers/fetchNumbers.ts'
import { ContactsContext } from '../react/useDirectory.ts'
import type { SiteConfig } from './config.ts'
import { LazyPeople } from './contacts/LazyPeople.tsx'
import { BookContext, useBook, useBookState } from './contacts/useContacts.ts'
import { HistoryContext, useHistory } from './history/useHistory.ts'
import { whenIdle } from './loadPhone.ts'
import { sandboxSuggestions } from './sandboxPlatform.ts'
import type { AccountShown } from './settings/AccountSection.tsx'
import { SettingsDialog } from './settings/SettingsDialog.tsx'
import { useSettings } from './settings/useSettings.ts'
import { useSiteWords, useWordsOf } from './useLanguage.ts'
import { type CallNotifications, useNotifications } from './useNotifications.ts'
import { usePageAlerts } from './usePageAlerts.ts'

export { optionsFor } from './phoneOptions.ts'

export interface SignedInProps {
  readonly phone: Phone
  readonly account: AccountShown
  /** As the phone was created with. */
  readonly region?: string | undefined
  /** Absent, with what follows, where who is signed in is not the person's to say. */
  readonly onSignOut?: () => void
  readonly site?: SiteConfig
  /** Signs out, and leaves nothing of the person behind. */
  readonly onForget?: () => void
}

export function SignedIn({ phone, ...rest }: SignedInProps) {
  const words = useSiteWords(useWordsOf('words', en), rest.site)
  useEffect(() => whenIdle(() => void fetchNumbers()), [])
  return (
    <PhoneProvider phone={phone} words={words} region={rest.region}>
      {isOwn(rest) ? <PageWithSettings {...rest} /> : <PlainPage {...rest} />}
    </PhoneProvider>
  )
}

type Parts = Omit<SignedInProps, 'phone'>

type OwnParts = Parts & Required<Pick<Parts, 'site' | 'onSignOut' | 'onForget'>>

const isOwn = (parts: Parts): parts is OwnParts =>
  [parts.site, parts.onSignOut, parts.onForget].every((one) => one !== undefined)

function PlainPage(props: Parts) {
  return <Page {...props} notifications={useNotifications()} />
}

function PageWithSettings(props: OwnParts) {
  const [open, setOpen] = useState(false)
  const phone = usePhone()
  const words = useWords()
  const settings = useSettings(props.site)
  const { doNotDisturb, notifications: wanted } = settings.choices
  const notifications = useNotifications(wanted, (notifications) => settings.change({ notifications }))
  return (
    <PhoneProvider phone={phone} words={words} region={settings.choices.region ?? settings.site.region}>
      <Page
        {...props}
        notifications={notifications}
        onSettings={() => setOpen(true)}
        onDisturb={doNotDisturb ? () => settings.change({ doNotDisturb: undefined }) : undefined}
      />
      {open && (
        <SettingsDialog
          settings={settings}
          siteTheme={props.site.theme}
          account={props.account}
          notifications={notifications}
          onSignOut={props.onSignOut}
          onForget={props.onForget}
          onClose={() => setOpen(false)}
        />
      )}
    </PhoneProvider>
  )
}

interface PageProps extends Parts {
  readonly notifications: CallNotifications | undefined
  readonly onSettings?: () => void
  readonly onDisturb?: (() => void) | undefined
}

function Page({ account, notifications, onSignOut, onSettings, onDisturb }: PageProps) {
  usePageAlerts()
  const book = useBook(account.user, account.domain)
  const { people } = useBookState(book)
  const directory = usePhoneState((state) => state.directory)
  const { view, past } = useHistory(usePhone(), `${account.user}@${account.domain}`, book)
  const words = useWords()
  const { menu } = words
  return (
    <main className="page">
      <h1>{words.page.title}</h1>
      <BookContext.Provider value={book}>
        <ContactsContext.Provider value={people}>
          <HistoryContext.Provider value={view}>
            <PhonePanel
              wholePage
              past={past}
              People={LazyPeople}
              account={account.user}
              domain={account.domain}
              {...(account.sandbox && { suggestions: sandboxSuggestions(account.user, directory) })}
              {...(notifications && { notifications })}
              onDisturb={onDisturb}
              menu={[
                ...(onSettings
                  ? [{ key: 'settings', text: menu.settings, icon: SettingsIcon, onChoose: onSettings }]
                  : []),
                ...(onSignOut
                  ? [{ key: 'sign-out', text: menu.signOut, icon: LogOut, onChoose: onSignOut }]
                  : []),
              ]}
            />
          </HistoryContext.Provider>
        </ContactsContext.Provider>
      </BookContext.Provider>
    </main>
  )
}
