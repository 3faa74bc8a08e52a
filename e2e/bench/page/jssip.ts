import { C, UA, WebSocketInterface } from 'jssip'
import type { RTCSession } from 'jssip/lib/RTCSession'
import type { RTCSessionEvent } from 'jssip/lib/UA'
import { drive } from './driver.ts'

drive('jssip', ({ server, domain, user, password, iceServers }, stands) => {
  const sockets = [new WebSocketInterface(server)]
  const phone = new UA({ sockets, uri: `sip:${user}@${domain}`, password })
  const options = { mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers } }
  const byRtp = { transportType: C.DTMF_TRANSPORT.RFC2833 }
  let current: RTCSession | undefined
  let other: RTCSession | undefined
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
    press: (digit) => current?.sendDTMF(digit, byRtp),
    second: {
      call: (target) => {
        other = current
        other?.hold()
        phone.call(`sip:${target}@${domain}`, options)
      },
      swap: () => {
        current?.hold()
        other?.unhold()
      },
    },
    destroy: async () => phone.stop(),
  }
})
