/** What a visitor downloads. Sizes are the same on every machine; one measurement is enough. */

import { brotliKilobytes, buildText, pluginsOf } from './bundle.ts'
import { contestants, type Name } from './contestants.ts'
import { weighPage } from './pageBytes.ts'
import { installPeers, peers } from './peerPackages.ts'
import { atMost, type Rival, type Row } from './rows.ts'
import { weighWidget } from './widgetBytes.ts'

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

const rivals: readonly Rival[] = [...contestants.filter(({ name }) => name !== 'ours'), ...peers]

export async function* byteRows(): AsyncGenerator<Row> {
  const beside: Record<string, readonly number[]> = {}
  for (const one of contestants)
    beside[one.name] = [brotliKilobytes(await buildText(programs[one.name], '', pluginsOf(one)))]
  const { ours: headless = [], ...theirs } = { ...beside, ...(await weighPeers()) }
  // The same for every row: the least of theirs, which has no face and no words, beside what of ours does what it says.
  const row = (name: string, ours: readonly number[], goal: number): Row => ({
    name: `${name}, brotli`,
    unit: 'kB',
    samples: { ours, ...theirs },
    rivals,
    gate: atMost(goal, 'kB'),
  })
  // Our part is the whole phone without its face: sound, rings, devices, digests, journal.
  yield row('createPhone: registers and calls', headless, 75)
  for (const { name, kilobytes, goal } of [...(await weighWidget()), ...(await weighPage())])
    yield row(name, [kilobytes], goal)
}

async function weighPeers(): Promise<Record<string, readonly number[]>> {
  const found: Record<string, readonly number[]> = {}
  if (!installPeers()) return found
  for (const { name, program } of peers) found[name] = [brotliKilobytes(await buildText(program, 'peers/'))]
  return found
}
