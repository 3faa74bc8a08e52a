import { UA, WebSocketInterface } from 'jssip'
import type { RTCSession } from 'jssip/lib/RTCSession'
import type { RTCSessionEvent } from 'jssip/lib/UA'
import { drive } from './driver.ts'

drive('jssip', ({ server, domain, user, password, iceServers }, stands) => {
  const sockets = [new WebSocketInterface(server)]
  const phone = new UA({ sockets, uri: `sip:${user}@${domain}`, password })
  const options = { mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers } }
  let current: RTCSession | undefined
  phone.on('newRTCSession', ({ session }: RTCSessionEvent) => {
    current = session
    stands('busy')
    const over = () => {
      if (current !== session) return
      current = undefined
      stands('idle')
    }
    session.on('confirmed', () => stands('connected'))
    session.on('ended', over)
    session.on('failed', over)
  })
  return {
    start: () => phone.start(),
    call: (target) => void phone.call(`sip:${target}@${domain}`, options),
    answer: () => current?.answer(options),
    hangUp: () => current?.terminate(),
    destroy: async () => phone.stop(),
  }
})
