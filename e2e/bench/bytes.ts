/** What a visitor downloads. Sizes are the same on every machine; one measurement is enough. */

import { brotliKilobytes, buildText } from './bundle.ts'
import type { Name } from './contestants.ts'
import { weighPage } from './pageBytes.ts'
import { atMost, type Row } from './rows.ts'

/** The least that registers and calls. */
const programs: Readonly<Record<Name, string>> = {
  ours: `
    import { createPhone } from '../../src/index.ts'
    const { server, domain, user, password, target } = window.given
    const phone = createPhone({ server, domain, user, credentials: { password } })
    await phone.connect()
    await phone.call(target)`,
  'simple-user': `
    import { Web } from 'sip.js-plain'
    const { server, domain, user, password, target } = window.given
    const phone = new Web.SimpleUser(server, {
      aor: 'sip:' + user + '@' + domain,
      media: { remote: { audio: new Audio() } },
      userAgentOptions: { authorizationUsername: user, authorizationPassword: password },
    })
    await phone.connect()
    await phone.register()
    await phone.call('sip:' + target + '@' + domain)`,
  jssip: `
    import JsSIP from 'jssip'
    const { server, domain, user, password, target } = window.given
    const sockets = [new JsSIP.WebSocketInterface(server)]
    const phone = new JsSIP.UA({ sockets, uri: 'sip:' + user + '@' + domain, password })
    phone.on('registered', () => {
      const session = phone.call('sip:' + target + '@' + domain, { mediaConstraints: { audio: true } })
      session.connection.addEventListener('track', (event) => {
        const audio = new Audio()
        audio.srcObject = event.streams[0]
        audio.play()
      })
    })
    phone.start()`,
}

export async function* byteRows(): AsyncGenerator<Row> {
  const samples: Partial<Record<Name, number[]>> = {}
  for (const name of Object.keys(programs) as Name[])
    samples[name] = [brotliKilobytes(await buildText(programs[name]))]
  yield {
    name: 'bytes to register and call, brotli',
    unit: 'kB',
    samples,
    // Our part is the whole phone without its face: sound, rings, devices, digests, journal.
    gate: atMost(75, 'kB'),
  }

  for (const { name, kilobytes, goal } of await weighPage())
    yield { name: `${name}, brotli`, unit: 'kB', samples: { ours: [kilobytes] }, gate: atMost(goal, 'kB') }
}
