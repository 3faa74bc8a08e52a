import { expect, test } from 'vitest'
import { audioOnly, directionOf, fitInto, narrow, rewrite, transportOf } from '../../src/sandbox/sdp.ts'

const lines = (...text: string[]) => `${text.join('\r\n')}\r\n`

const offer = lines(
  'v=0',
  'o=- 5 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:0',
  'a=sendrecv',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:1',
  'a=candidate:1 1 udp 1 abc.local 5000 typ host',
  'a=ice-ufrag:u1',
  'a=fingerprint:sha-256 AA:BB',
  'a=setup:actpass',
  'a=sendonly',
)

test('the direction is that of the audio, or else of the session', () => {
  expect(directionOf(offer)).toBe('sendonly')
  expect(directionOf(lines('v=0', 'a=inactive', 'm=audio 9 RTP/AVP 0'))).toBe('inactive')
  expect(directionOf(lines('v=0', 'm=audio 9 RTP/AVP 0'))).toBe('sendrecv')
})

test('an ICE user or a fingerprint names the other end', () => {
  expect(transportOf(offer)).toEqual({ ice: 'u1', fingerprint: 'sha-256 aa:bb' })
})

test('the engine is shown the audio alone, both ways, at an address it can try', () => {
  const shown = audioOnly(offer) ?? ''
  expect(shown).not.toContain('m=video')
  expect(shown).toContain('a=group:BUNDLE 1\r\n')
  expect(directionOf(shown)).toBe('sendrecv')
  expect(shown).toContain('a=candidate:1 1 udp 1 127.0.0.1 5000 typ host')
  expect(audioOnly(lines('v=0', 'm=audio 0 RTP/AVP 0'))).toBeUndefined()
})

test('an answer has the media of the offer in its order, and declines all but the audio', () => {
  const answer = lines('v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:1', 'a=recvonly')
  const fitted = fitInto(offer, answer)
  expect(fitted.match(/^m=.*$/gm)?.map((line) => line.trim())).toEqual([
    'm=video 0 UDP/TLS/RTP/SAVPF 96',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  ])
  expect(fitted).toContain('a=mid:0\r\na=inactive')
})

test('a description is repeated with another direction, version and role', () => {
  const again = rewrite(offer, { direction: 'recvonly', version: 7, setup: 'active' })
  expect(again).toContain('o=- 5 7 IN')
  expect(again).toContain('a=setup:active\r\n')
  expect(directionOf(again)).toBe('recvonly')
})

test('who holds sends at most', () => {
  expect(narrow('sendrecv', 'sendonly')).toBe('sendonly')
  expect(narrow('recvonly', 'sendonly')).toBe('inactive')
  expect(narrow('recvonly', 'sendrecv')).toBe('recvonly')
})
