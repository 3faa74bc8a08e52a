/** Whether the system tells of calls while the page is out of sight; where the browser forbids it, what can be done. */

import { useState } from 'react'
import { useWords } from '../../react/index.ts'
import { settings as english } from '../../react/words/en/settings.ts'
import { useWordsOf } from '../useLanguage.ts'
import type { CallNotifications } from '../useNotifications.ts'
import { Section } from './Section.tsx'
import { Switch } from './Switch.tsx'

export function NotificationsSection({ notifications }: { notifications: CallNotifications | undefined }) {
  const { checks } = useWords()
  const w = useWordsOf('settings', english).notifications
  // A browser may ask so quietly that nobody sees it, and never says that it did.
  const [asked, setAsked] = useState(false)
  const state = notifications?.state
  const hints = { on: w.on, off: asked ? w.asking : checks.notificationsWhy, blocked: w.blocked }
  return (
    <Section title={w.title}>
      <Switch
        label={w.label}
        hint={state ? hints[state] : w.none}
        on={state === 'on'}
        stuck={!state || state === 'blocked'}
        onChange={(on) => {
          setAsked(on)
          if (on) notifications?.turnOn()
          else notifications?.turnOff()
        }}
      />
    </Section>
  )
}
