import { existsSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { makePhone, onlinePhone } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo } from '../fakes/wire.ts'
import { malformed, refused, type TortureMessage, valid, write } from './torture/messages.ts'
import { dueByName } from './torture/rfc4475.ts'
import { type Treatment, treat } from './torture/treat.ts'

const soon = (check: () => void) => vi.waitFor(check, { interval: 1, timeout: 3000 })

/** What the phone said last: its final answer, or that it rings. */
const said = ({ statuses }: Treatment) => statuses.at(-1) ?? 'silence'

const cases = (list: readonly TortureMessage[]) => list.map((one) => [one.odd, one] as const)

test.each(cases(valid))('valid, with %s: it is understood', async (_odd, { data, due }) => {
  const treatment = await treat(data, 'alice')
  expect(said(treatment)).toBe(due)
  expect(treatment).toMatchObject({ dropped: [], microphoneAsked: 0 })
})

test.each(cases(malformed))('malformed, with %s: refused or left', async (_odd, { data, due }) => {
  const treatment = await treat(data, 'alice')
  expect(said(treatment)).toBe(due)
  expect(treatment).toMatchObject({ ringing: false, microphoneAsked: 0 })
})

test.each(cases(refused))('understood, but with %s: refused', async (_odd, { data, due }) => {
  const treatment = await treat(data, 'alice')
  expect(said(treatment)).toBe(due)
  expect(treatment).toMatchObject({ ringing: false, microphoneAsked: 0 })
})

test('a refusal gives back the headers as they came, and the same tag every time', async () => {
  const text = write({
    headers: { Via: ['SIP/2.0/WSS a.example;;', 'SIP/2.0/WSS b.example'], 'Call-ID': 'odd "id" ' },
  })
  const wire = createWire()
  await onlinePhone(wire, 'alice')
  wire.inject('alice', text)
  wire.inject('alice', text)
  const answers = () => wire.frames.map((frame) => frame.text).filter((one) => one.startsWith('SIP/2.0 400'))
  await soon(() => expect(answers()).toHaveLength(2))
  expect(answers()[0]).toBe(answers()[1])
  expect(answers()[0]).toContain('Via: SIP/2.0/WSS a.example;;\r\nVia: SIP/2.0/WSS b.example\r\n')
  expect(headerOf(answers()[0] ?? '', 'To')).toMatch(/^<sip:alice@home.example>;tag=\w{8,}$/)
})

test('what is refused says what would be taken', async () => {
  const of = async (odd: string) => {
    const message = refused.find((one) => one.odd === odd)
    return (await treat(message?.data ?? '', 'alice')).answers.at(-1) ?? ''
  }
  expect(headerOf(await of('extensions that are required and unknown'), 'Unsupported')).toBe('one, other')
  expect(headerOf(await of('a description in another language'), 'Accept')).toBe('application/sdp')
  expect(headerOf(await of('a description that is packed'), 'Accept-Encoding')).toBe('identity')
})

test('calls without a branch are told apart, and each CANCEL ends its own (RFC 3261 §17.2.3)', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const old = (method: string, callId: string) =>
    write({ method, headers: { Via: 'SIP/2.0/UDP old.example', 'Call-ID': callId, CSeq: `1 ${method}` } })
  wire.inject('alice', old('INVITE', 'first'))
  wire.inject('alice', old('INVITE', 'second'))
  const phases = () => alice.phone.store.getState().calls.map((call) => call.state.phase)
  await soon(() => expect(phases()).toEqual(['ringing', 'ringing']))
  wire.inject('alice', old('CANCEL', 'first'))
  await soon(() => expect(phases()).toEqual(['ended', 'ringing']))
})

test.each(['200 ', '200 = 2**3 * 5**2 но сто девяносто девять - простое'])(
  'an answer to our own REGISTER with the reason phrase of “%s” is understood',
  async (status) => {
    const wire = createWire()
    const taken = wire.openSocket
    const phone = makePhone(
      {
        ...wire,
        openSocket: (url) => {
          const socket = taken(url)
          const send = socket.send
          return Object.assign(socket, {
            send: (text: string) => {
              if (!text.startsWith('REGISTER ')) return send(text)
              const contact = `Contact: ${headerOf(text, 'Contact')}`
              queueMicrotask(() => socket.onmessage?.({ data: replyTo(text, status, [contact]) }))
            },
          })
        },
      },
      'alice',
      { clock: movableClock().clock },
    )
    await phone.phone.connect()
    expect(phone.phone.store.getState().line.phase).toBe('online')
  },
)

// The messages of the RFC itself are no part of the project; where they lie, they are run as well.
const folder = process.env['RFC4475'] ?? new URL('../../../shared/rfc4475', import.meta.url).pathname
const there = existsSync(folder)
if (!there)
  console.warn('The 49 messages of RFC 4475 are not here: only our own of the same classes were run.')

test(there ? 'all 49 messages of RFC 4475 lie beside the checkout' : 'RFC 4475 itself was NOT run', () => {
  const missing = Object.keys(dueByName).filter((name) => !existsSync(`${folder}/${name}.dat`))
  expect(missing).toHaveLength(there ? 0 : 49)
})

test.each(there ? Object.entries(dueByName) : [])('RFC 4475 %s: answered with %s', async (name, due) => {
  const bytes = readFileSync(`${folder}/${name}.dat`)
  // A text frame is UTF-8 (RFC 6455 §5.6); what is not comes as a binary one.
  const text = bytes.toString('utf8')
  const data = Buffer.from(text).equals(bytes) ? text : new Uint8Array(bytes).buffer
  const user = /^\S+ sip:([\w.-]+)@/.exec(text)?.[1] ?? 'user'
  const treatment = await treat(data, user)
  expect([due].flat()).toContain(said(treatment))
  expect(treatment.microphoneAsked).toBe(0)
  // Responses to nothing of ours; but they are read, and known for what they are.
  if (name === 'unreason' || name === 'noreason')
    expect(treatment.dropped).toEqual(['response for somebody else'])
})
