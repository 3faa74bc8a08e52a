/** A SIP account, or the sandbox with one press. Fields stay filled when something is wrong. */

import { LoaderCircle } from 'lucide-react'
import { type FormEvent, useContext, useEffect, useRef, useState } from 'react'
import { Notice } from '../react/parts/Notice.tsx'
import type { EntryWords } from '../react/words/words.ts'
import { Brand } from './Brand.tsx'
import type { SiteConfig } from './config.ts'
import { Field } from './Field.tsx'
import { LanguageSelect } from './LanguageSelect.tsx'
import { SandboxDoor } from './SandboxDoor.tsx'
import { isSandboxNear, type SandboxUser, sandboxAccount } from './sandbox.ts'
import type { SignInAsk, SignInTrouble } from './signInWith.ts'
import { loadAccount, loadSettings, saveSettings } from './storage.ts'
import { SpeechContext } from './useLanguage.ts'
import { type Waiting, WaitingCall } from './WaitingCall.tsx'

export interface SignInProps {
  readonly words: EntryWords
  readonly site: SiteConfig
  readonly busy: boolean
  readonly trouble: SignInTrouble | undefined
  /** A call that signing in would take back. */
  readonly waiting?: Waiting | undefined
  /** Somebody is about to sign in. */
  readonly onIntent: () => void
  readonly onSignIn: (account: SignInAsk) => void
  /** Once more, after the phone could not be loaded. */
  readonly onAgain: (account: SignInAsk) => void
}

const fields = ['domain', 'user', 'password', 'server'] as const
type FieldName = (typeof fields)[number]

export function SignIn(props: SignInProps) {
  const { words, site, busy, trouble, waiting, onIntent, onSignIn, onAgain } = props
  const w = words.signIn
  const [typed, setTyped] = useState<Partial<Record<FieldName, string>>>(() => ({ ...loadAccount() }))
  const { domain = '', server = '' } = site
  const values = { domain, server, user: '', password: '', ...typed }
  const { speak } = useContext(SpeechContext)
  const [missing, setMissing] = useState<FieldName>()
  const [sandboxGone, setSandboxGone] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focus = (name: FieldName) => form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus()
  const [wrong, told] = troubleWords(trouble, missing, words)
  const unloaded = !missing && !sandboxGone && trouble && 'notLoaded' in trouble && trouble.notLoaded

  useEffect(() => {
    if (trouble && wrong) form.current?.querySelector<HTMLInputElement>(`[name=${wrong}]`)?.focus()
  }, [trouble, wrong])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const empty = fields.find((name) => !values[name].trim())
    setMissing(empty)
    setSandboxGone(false)
    if (empty) return focus(empty)
    const { domain, user, server, password } = values
    const stay = form.current?.querySelector<HTMLInputElement>('[name=stay]')?.checked ?? false
    const account = { domain: domain.trim(), user: user.trim(), server: server.trim(), password }
    onSignIn({ ...account, sandbox: false, stay })
  }
  const trySandbox = (user: SandboxUser) => {
    setSandboxGone(false)
    setMissing(undefined)
    sandboxAccount(user).then(
      (account) => onSignIn({ ...account, sandbox: true }),
      () => setSandboxGone(true),
    )
  }
  const tryAgain = (account: SignInAsk) => {
    // The button goes away with the trouble, and would take the focus with it.
    form.current?.querySelector<HTMLButtonElement>('[type=submit]')?.focus()
    onAgain(account)
  }
  const field = (name: FieldName, more: { hint?: string; placeholder?: string; autoComplete: string }) => (
    <Field
      name={name}
      label={w[name]}
      value={values[name]}
      wrong={wrong === name}
      {...(name === 'password' && { secret: true })}
      {...more}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  )

  return (
    <main className="opentact-phone">
      <div className="sign-in">
        <form
          ref={form}
          onSubmit={submit}
          onFocus={onIntent}
          onPointerEnter={onIntent}
          noValidate
          aria-busy={busy}
        >
          <header>
            <Brand site={site} />
            <h1>{w.title}</h1>
            <p>{w.lead}</p>
          </header>
          {waiting && <WaitingCall waiting={waiting} words={words} />}
          {field('domain', { placeholder: 'acme.sip.opentact.org', autoComplete: 'organization' })}
          <div className="two">
            {field('user', { placeholder: 'alice', autoComplete: 'username' })}
            {field('password', { autoComplete: 'current-password' })}
          </div>
          {field('server', { placeholder: 'wss://', autoComplete: 'url', hint: w.serverHint })}
          <label className="stay">
            <input type="checkbox" name="stay" /> {w.stay}
          </label>
          {(told || sandboxGone) && (
            <Notice tone="bad" urgent {...(sandboxGone ? { sentence: w.sandboxGone } : told)}>
              {unloaded && (
                <button type="button" className="button" onClick={() => tryAgain(unloaded)}>
                  {words.ended.tryAgain}
                </button>
              )}
            </Notice>
          )}
          <p className="quiet">{w.emergency}</p>
          <button type="submit" className="action go" aria-disabled={busy || undefined}>
            {busy && <LoaderCircle className="icon spin" />}
            {busy ? w.signingIn : w.signIn}
          </button>
          {isSandboxNear() && <SandboxDoor words={words} busy={busy} onTry={trySandbox} />}
          <LanguageSelect
            onChange={(language) => {
              saveSettings({ ...loadSettings(), language })
              void speak(language)
            }}
          />
        </form>
      </div>
    </main>
  )
}

/** Which field is wrong, and what to say. */
function troubleWords(
  trouble: SignInTrouble | undefined,
  missing: FieldName | undefined,
  words: EntryWords,
): readonly [FieldName | undefined, { readonly sentence: string; readonly hint?: string } | undefined] {
  if (missing) return [missing, { sentence: words.signIn.missing(words.signIn[missing]) }]
  if (!trouble) return [undefined, undefined]
  if ('notLoaded' in trouble) return [undefined, { sentence: words.signIn.notLoaded }]
  if ('code' in trouble) {
    const wrong: Partial<Record<string, FieldName>> = {
      'credentials-refused': 'password',
      'credentials-missing': 'password',
      'domain-not-found': 'domain',
      unreachable: 'server',
    }
    return [wrong[trouble.code], words.failures[trouble.code]]
  }
  const name = fields.find((field) => field === trouble.option)
  const sentence = name ? `${words.signIn[name]}: ${trouble.reason}` : words.refusals['bad-options'].sentence
  return [name, { sentence }]
}
