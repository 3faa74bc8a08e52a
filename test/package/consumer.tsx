/** What a site may write against the package: compiled here against src, and in package.test.ts against what is published. */

import { type Call, createPhone, type Phone, PhoneError, type PhoneOptions } from 'opentact-softphone'
import 'opentact-softphone/jsx'
import { defineElements, PhoneElement } from 'opentact-softphone/elements'
import { connectFrame } from 'opentact-softphone/frame'
import {
  adoptTheme,
  type LanguageTag,
  languages,
  loadLanguage,
  PhonePanel,
  PhoneProvider,
  pickLanguage,
  type Spoken,
  usePhoneState,
} from 'opentact-softphone/react'

const options: PhoneOptions = {
  server: 'wss://sip.example.com',
  domain: 'acme.sip.opentact.org',
  user: 'mary',
  credentials: async ({ signal }) => {
    signal.throwIfAborted()
    return { password: 'secret', expiresAt: Date.now() + 60_000 }
  },
}

export async function callEcho(): Promise<string> {
  const phone: Phone = createPhone(options)
  const stop = phone.on('call-ended', ({ callId, reason }) => console.log(callId, reason.kind))
  // @ts-expect-error there is no such fact
  phone.on('call-endet', () => {})
  // @ts-expect-error the state is read only
  phone.store.getState().calls = []
  try {
    return await phone.call('echo')
  } catch (error) {
    if (error instanceof PhoneError && error.code === 'wrong-moment') return ''
    throw error
  } finally {
    stop()
  }
}

function Calls() {
  const calls: readonly Call[] = usePhoneState((state) => state.calls)
  return <p>{calls.length}</p>
}

export function Panel({ phone }: { phone: Phone }) {
  adoptTheme(document)
  return (
    <PhoneProvider phone={phone}>
      <Calls />
      <PhonePanel account="mary" />
    </PhoneProvider>
  )
}

export async function GermanPanel(phone: Phone) {
  const tag: LanguageTag = pickLanguage(['de-AT'])
  const { words }: Spoken = await loadLanguage(tag)
  const directions: readonly ('ltr' | 'rtl')[] = languages.map(({ dir }) => dir)
  return (
    <PhoneProvider phone={phone} words={words}>
      {directions.length}
    </PhoneProvider>
  )
}

export async function Element(): Promise<string> {
  defineElements('acme')
  const element = document.createElement('opentact-phone')
  element.credentials = async () => ({ password: 'secret' })
  element.placement = 'top-left'
  // @ts-expect-error there is no such corner
  element.placement = 'middle'
  element.clickToDial = 'fill'
  element.open = true
  const made: PhoneElement = new PhoneElement()
  made.addEventListener('call-ended', (event) => console.log(event.detail.reason.kind))
  made.addEventListener('before-call', (event) => event.detail.target === '112' && event.preventDefault())
  document.createElement('opentact-call').target = 'sales'
  return element.call('echo')
}

export async function InFrame(iframe: HTMLIFrameElement): Promise<string> {
  const phone: Phone = await connectFrame(iframe, { origin: 'https://phone.example.com', options })
  return phone.call('echo')
}

export function Tags() {
  return (
    <p>
      <opentact-phone
        server="wss://sip.example.com"
        layout="panel"
        credentials={{ password: 'secret' }}
        open
      />
      <opentact-call target="sales" credentials-url="/credentials" onready={() => {}}>
        Call us
      </opentact-call>
    </p>
  )
}
