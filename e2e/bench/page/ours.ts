import { createPhone } from '../../../src/index.ts'
import { drive } from './driver.ts'

drive('ours', ({ server, domain, user, password, iceServers }, stands) => {
  const phone = createPhone({ server, domain, user, credentials: { password }, iceServers })
  const { store } = phone
  const live = () => store.getState().calls.findLast((call) => call.state.phase !== 'ended')
  store.subscribe(() => {
    const phase = live()?.state.phase
    stands(phase === 'connected' ? 'connected' : phase ? 'busy' : 'idle')
  })
  const withCall = (act: (id: string) => Promise<void>) => {
    const call = live()
    if (call) void act(call.id)
  }
  return {
    start: () => void phone.connect(),
    call: (target) => void phone.call(target),
    answer: () => withCall(phone.answer),
    hangUp: () => withCall(phone.hangUp),
    press: (digit) => withCall((id) => phone.sendDigits(id, digit)),
    playKey: phone.playKeyTone,
    second: {
      call: (target) => void phone.call(target),
      swap: () => {
        const held = store.getState().calls.find(({ state }) => state.phase === 'connected' && state.held.us)
        if (held) void phone.resume(held.id)
      },
    },
    destroy: phone.destroy,
  }
})
