import { expect, test } from 'vitest'
import { mendPayloads } from '../../src/sip/sdp.ts'

const ours = [
  'm=audio 50000 UDP/TLS/RTP/SAVPF 111 9 0 8 110 126',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:110 telephone-event/48000',
  'a=rtpmap:126 telephone-event/8000',
  '',
].join('\r\n')

const offer = (number: string, rate: string) =>
  [
    'v=0',
    `m=audio 20000 UDP/TLS/RTP/SAVPF 0 ${number}`,
    'a=rtpmap:0 PCMU/8000',
    `a=rtpmap:${number} telephone-event/${rate}`,
    `a=fmtp:${number} 0-15`,
    '',
  ].join('\r\n')

test('a telephone-event number that comes back at another rate gets the one we offered for it', () => {
  expect(mendPayloads(offer('110', '8000'), ours)).toBe(offer('126', '8000'))
})

test('where we offered none at that rate it is left out', () => {
  expect(mendPayloads(offer('110', '16000'), ours)).toBe(
    ['v=0', 'm=audio 20000 UDP/TLS/RTP/SAVPF 0', 'a=rtpmap:0 PCMU/8000', ''].join('\r\n'),
  )
})

test.each([
  ['the number it had', '126', '8000'],
  ['a number of its own', '101', '8000'],
])('an offer with %s is left as it came', (_what, number, rate) => {
  expect(mendPayloads(offer(number, rate), ours)).toBe(offer(number, rate))
})

test('a first offer meets nothing to clash with', () => {
  expect(mendPayloads(offer('110', '8000'), '')).toBe(offer('110', '8000'))
})
