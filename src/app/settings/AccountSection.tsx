/** Who is signed in here and until when, and the two ways out: with what is kept, and without. */

import { isLive } from '../../phone/call.ts'
import { usePhoneState, useWords } from '../../react/index.ts'
import { settings as english } from '../../react/words/en/settings.ts'
import type { SignInAsk } from '../signInWith.ts'
import { useWordsOf } from '../useLanguage.ts'
import { AskFirst } from './AskFirst.tsx'
import { Section } from './Section.tsx'

/** Without its password, which is nobody's to show. */
export type AccountShown = Pick<SignInAsk, 'user' | 'domain' | 'sandbox'> &
  Partial<Pick<SignInAsk, 'server' | 'stay'>>

export interface AccountSectionProps {
  readonly account: AccountShown
  readonly onSignOut: () => void
  /** Signs out, and leaves nothing of the person behind. */
  readonly onForget: () => void
}

export function AccountSection({ account, onSignOut, onForget }: AccountSectionProps) {
  const { menu } = useWords()
  const { account: w, privacy } = useWordsOf('settings', english)
  const talking = usePhoneState((state) => state.calls.some(isLive))
  const { user, domain, server, sandbox, stay } = account
  return (
    <Section title={w.title}>
      <div>
        <p dir="auto">{w.as(user)}</p>
        {[`${user}@${domain}`, server].map(
          (address) =>
            address && (
              <small key={address}>
                <bdi>{address}</bdi>
              </small>
            ),
        )}
        <small>{sandbox ? w.sandbox : stay ? w.stays : w.asksAgain}</small>
      </div>
      <div className="settings-ways">
        {talking ? (
          <AskFirst label={menu.signOut} sure={w.sure} yes={menu.signOut} no={w.no} onYes={onSignOut} />
        ) : (
          <button type="button" className="button" onClick={onSignOut}>
            {menu.signOut}
          </button>
        )}
        <AskFirst
          label={privacy.forget}
          sure={privacy.sure}
          yes={privacy.yes}
          no={privacy.no}
          onYes={onForget}
        />
      </div>
    </Section>
  )
}
