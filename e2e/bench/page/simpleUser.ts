import { Web } from 'sip.js-plain'
import { drive } from './driver.ts'

drive('simple-user', ({ server, domain, user, password, iceServers }, stands) => {
  const phone = new Web.SimpleUser(server, {
    aor: `sip:${user}@${domain}`,
    media: { constraints: { audio: true, video: false }, remote: { audio: new Audio() } },
    delegate: {
      onCallCreated: () => stands('busy'),
      onCallAnswered: () => stands('connected'),
      // It forgets its session only after it said so, and would forget the next one in its place.
      onCallHangup: () => void setTimeout(() => stands('idle')),
    },
    // As the others: by RTP.
    sendDTMFUsingSessionDescriptionHandler: true,
    userAgentOptions: {
      authorizationUsername: user,
      authorizationPassword: password,
      // Its console output, on by default, would slow it down.
      logBuiltinEnabled: false,
      sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers } },
    },
  })
  return {
    start: () => void phone.connect().then(() => phone.register()),
    call: (target) => void phone.call(`sip:${target}@${domain}`),
    answer: () => void phone.answer(),
    hangUp: () => void phone.hangup(),
    press: (digit) => void phone.sendDTMF(digit),
    destroy: async () => {
      await phone.unregister()
      await phone.disconnect()
    },
  }
})
