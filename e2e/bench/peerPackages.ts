/** The phones and call SDKs that are only weighed: each in the least that registers and calls, as its own papers say. */

import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Rival } from './rows.ts'

interface Peer extends Rival {
  readonly program: string
}

export const peers: readonly Peer[] = [
  {
    ...{ name: 'ringcentral', title: 'RingCentral' },
    program: `
      import WebPhone from 'ringcentral-web-phone'
      const { sipInfo, target } = window.given
      const phone = new WebPhone({ sipInfo })
      await phone.start()
      await phone.call(target)`,
  },
  {
    ...{ name: 'twilio', title: 'Twilio' },
    program: `
      import { Device } from '@twilio/voice-sdk'
      const { token, target } = window.given
      const phone = new Device(token)
      await phone.register()
      await phone.connect({ params: { To: target } })`,
  },
  {
    ...{ name: 'signalwire', title: 'SignalWire' },
    program: `
      import { SignalWire } from '@signalwire/js'
      const { token, target } = window.given
      const phone = await SignalWire({ token })
      await phone.online({ incomingCallHandlers: {} })
      const call = await phone.dial({ to: target, rootElement: document.body })
      await call.start()`,
  },
  {
    ...{ name: 'telnyx', title: 'Telnyx' },
    program: `
      import { TelnyxRTC } from '@telnyx/webrtc'
      const { token, target } = window.given
      const phone = new TelnyxRTC({ login_token: token })
      phone.remoteElement = new Audio()
      phone.on('telnyx.ready', () => phone.newCall({ destinationNumber: target }))
      await phone.connect()`,
  },
]

const folder = fileURLToPath(new URL('./peers/', import.meta.url))
const wanted = `${folder}package-lock.json`
/** What was wanted when they were last installed. */
const installed = `${folder}node_modules/.installed.json`

/** Their packages, in a folder of their own: nothing but this needs them. Whether they are there. */
export function installPeers(): boolean {
  if (existsSync(installed) && readFileSync(installed).equals(readFileSync(wanted))) return true
  console.log('Installing the peers …')
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      // Its progress is none of the table's; what goes wrong is.
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    copyFileSync(wanted, installed)
    return true
  } catch {
    return false
  }
}
