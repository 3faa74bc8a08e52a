// The phone in the frame, used from the page around it. The phone's config.json names this page's origin in frame.allow.
import { connectFrame } from 'opentact-softphone/frame'

const status = document.querySelector('[role=status]')
const answer = document.getElementById('answer')

const phone = await connectFrame(document.querySelector('iframe'), {
  origin: 'https://phone.example.com',
  options: {
    server: 'wss://phone.example.com/sip',
    domain: 'sandbox.sip.opentact.test',
    user: 'alice',
    // Asked here, by this page: the frame gets no other word of who is signed in.
    credentials: async () => {
      const given = await fetch('/credentials', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ user: 'alice' }),
      })
      return { password: (await given.json()).password }
    },
  },
})

const callNow = () => phone.store.getState().calls.at(-1)
const show = () => {
  const call = callNow()
  status.textContent = call
    ? `${call.state.phase} with ${call.party.user}`
    : phone.store.getState().line.phase
  answer.hidden = !(call?.direction === 'incoming' && call.state.phase === 'ringing')
}
phone.store.subscribe(show)
show()

document.getElementById('call').onclick = () => phone.call('echo')
answer.onclick = () => phone.answer(callNow().id)
await phone.connect()
