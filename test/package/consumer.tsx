/** What a site may write against the package: compiled here against src, and in package.test.ts against what is published. */

import { type Call, createPhone, type Phone, PhoneError, type PhoneOptions } from 'opentact-softphone'
import { adoptTheme, PhonePanel, PhoneProvider, usePhoneState } from 'opentact-softphone/react'

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
