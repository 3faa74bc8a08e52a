import JsSIP, { type Session } from 'jssip'
import { drive } from './driver.ts'

drive('jssip', ({ server, domain, user, password, iceServers }, stands) => {
  const sockets = [new JsSIP.WebSocketInterface(server)]
  const phone = new JsSIP.UA({ sockets, uri: `sip:${user}@${domain}`, password })
  const options = { mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers } }
  let current: Session | undefined
  phone.on('newRTCSession', ({ session }) => {
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
