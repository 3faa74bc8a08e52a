// @vitest-environment jsdom
// What the page has of its own around the phone is said by its language as well.
import { act, type ReactNode } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { AskOnce } from '../../src/app/AskOnce.tsx'
import { createAddressBook } from '../../src/app/contacts/addressBook.ts'
import { EditContact } from '../../src/app/contacts/EditContact.tsx'
import PeopleList from '../../src/app/contacts/PeopleList.tsx'
import { BookContext } from '../../src/app/contacts/useContacts.ts'
import HistoryList from '../../src/app/history/HistoryList.tsx'
import { SignIn, type SignInProps } from '../../src/app/SignIn.tsx'
import { Sections } from '../../src/app/settings/Sections.tsx'
import { SettingsDialog } from '../../src/app/settings/SettingsDialog.tsx'
import { useSettings } from '../../src/app/settings/useSettings.ts'
import { createSpeech } from '../../src/app/speech.ts'
import { saveSettings } from '../../src/app/storage.ts'
import { SpeechContext } from '../../src/app/useLanguage.ts'
import type { CallNotifications } from '../../src/app/useNotifications.ts'
import { xx } from '../../src/react/words/xx.ts'
import { callWith, draw, ended, jonas, mara } from '../react/draw.tsx'
import { unsaid } from '../react/unsaid.ts'

const nothing = () => {}
const signIn: SignInProps = {
  words: xx.words,
  site: { phone: {} },
  busy: false,
  trouble: undefined,
  onIntent: nothing,
  onSignIn: nothing,
  onAgain: nothing,
}

interface SettingsShown {
  readonly dialog?: boolean
  readonly stay?: boolean
  readonly notify?: CallNotifications['state']
}

function Settings({ dialog = false, stay = false, notify }: SettingsShown) {
  const all = {
    settings: useSettings({ phone: {} }),
    account: { user: 'alice', domain: 'acme.example', server: 'wss://acme.example', sandbox: false, stay },
    notifications: notify && { state: notify, turnOn: nothing, turnOff: nothing },
    ...{ onSignOut: nothing, onForget: nothing },
  }
  return dialog ? <SettingsDialog {...all} onClose={nothing} /> : <Sections {...all} onShortcuts={nothing} />
}

const calls = [
  callWith({ state: ended({ kind: 'hung-up', by: 'us' }, 1000) }),
  callWith({ id: 'c2', party: mara, direction: 'incoming', state: ended({ kind: 'cancelled', by: 'them' }) }),
]
const history = (past: typeof calls) => (
  <HistoryList ended={past} onShow={nothing} onCall={nothing} shown={undefined} />
)

const book = createAddressBook(
  { load: async () => [], put: async () => {}, remove: async () => {} },
  'acme.example',
)
beforeEach(() => void book.save([{ id: '1', name: 'Mara', numbers: ['12'] }]))
const people = (
  <BookContext key="" value={book}>
    <PeopleList onCall={nothing} />
  </BookContext>
)

/** What is drawn, and which buttons are pressed then, by their names in English. */
const parts: readonly (readonly [name: string, part: ReactNode, ...presses: string[]])[] = [
  ['the form', <SignIn key="" {...signIn} />],
  [
    'a form that is sent',
    <SignIn key="" {...signIn} busy waiting={{ party: jonas, until: Date.now() + 9000 }} />,
  ],
  ['an empty form', <SignIn key="" {...signIn} />, 'Sign in'],
  ['a wrong password', <SignIn key="" {...signIn} trouble={{ code: 'credentials-refused' }} />],
  [
    'a phone that is not there',
    <SignIn
      key=""
      {...signIn}
      trouble={{ notLoaded: { domain: '', user: '', server: '', password: '', sandbox: false } }}
    />,
  ],
  ['a question in a frame', <AskOnce key="" words={xx.words} onAnswer={nothing} />],
  ['settings that load', <Settings key="" dialog />],
  ['settings', <Settings key="" />],
  ['settings of who stays', <Settings key="" stay notify="blocked" />],
  ['settings, and notifications', <Settings key="" notify="on" />],
  ['the keys in the settings', <Settings key="" dialog notify="off" />, 'Show the keys'],
  ['forgetting', <Settings key="" />, 'Forget everything on this device'],
  ['no history', history([])],
  ['a history', history(calls)],
  ['what to do with a history', history(calls), 'Export or delete'],
  ['deleting a history', history(calls), 'Export or delete', 'Delete all'],
  ['nobody', <PeopleList key="" onCall={nothing} />],
  ['what to do with people', people, 'Import, export or delete'],
  ['deleting people', people, 'Import, export or delete', 'Delete all contacts'],
  ['people who are deleted', people, 'Import, export or delete', 'Delete all contacts', 'Delete'],
  [
    'a contact',
    <EditContact
      key=""
      book={undefined}
      contact={{ id: '1', name: 'Mara', numbers: ['12'] }}
      onCall={nothing}
      onDone={nothing}
    />,
  ],
]

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = nothing
  saveSettings({
    ...{ autoAnswer: ['bob'], relayOnly: true },
    iceServers: [{ address: 'turn:example.com', user: 'bob' }],
  })
})

it.each(parts)('of “%s” nothing is said in English', async (_name, part, ...presses) => {
  const speech = createSpeech(async () => xx)
  await speech.speak('fr')
  const { place, remove } = draw(<SpeechContext value={speech}>{part}</SpeechContext>, { words: xx.words })
  await act(async () => new Promise((resolve) => setTimeout(resolve)))
  for (const name of presses) {
    const found = [...place.querySelectorAll('button')].find((one) =>
      `${one.getAttribute('aria-label') ?? one.textContent}`.startsWith(`⟦${name}`),
    )
    if (!found) throw new Error(`no button ${name}`)
    await act(async () => found.click())
  }
  expect(place.textContent).toMatch(/⟦.+⟧/)
  expect(unsaid(document)).toEqual([])
  remove()
})
