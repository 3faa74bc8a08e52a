import { expect, test } from 'vitest'
import { directionOf, theyHold } from '../../src/sip/direction.ts'
import { byeReason, cancelReason, readReasons, rejectReason } from '../../src/sip/reason.ts'

test.each([
  [
    'SIP;cause=200;text="Call completed elsewhere"',
    [{ protocol: 'SIP', cause: 200, text: 'Call completed elsewhere' }],
  ],
  ['SIP ;cause=200 ;text="x"', [{ protocol: 'SIP', cause: 200, text: 'x' }]],
  ['Q.850;cause=19;text="NO_ANSWER"', [{ protocol: 'Q.850', cause: 19, text: 'NO_ANSWER' }]],
  [
    'SIP;cause=480, Q.850;cause=20',
    [
      { protocol: 'SIP', cause: 480 },
      { protocol: 'Q.850', cause: 20 },
    ],
  ],
  ['text only', []],
  ['SIP;text="no cause"', []],
])('reads the Reason header %s', (header, reasons) => {
  expect(readReasons([header])).toEqual(reasons)
})

// What a FreeSWITCH answers and why, as it was measured.
test.each([
  [486, 'Q.850;cause=17', { kind: 'busy' }],
  [480, 'Q.850;cause=19', { kind: 'no-answer' }],
  [408, 'Q.850;cause=18', { kind: 'no-answer' }],
  [603, 'Q.850;cause=21', { kind: 'declined', by: 'them' }],
  [480, 'SIP;cause=806', { kind: 'unavailable' }],
  [480, 'Q.850;cause=20', { kind: 'unavailable' }],
  [404, 'Q.850;cause=1', { kind: 'not-found' }],
  [484, 'Q.850;cause=28', { kind: 'failed', error: { code: 'invalid-number' } }],
  [403, 'Q.850;cause=52', { kind: 'failed', error: { code: 'forbidden' } }],
  [503, 'Q.850;cause=41', { kind: 'failed', error: { code: 'server-trouble' } }],
  [502, 'Q.850;cause=27', { kind: 'failed', error: { code: 'server-trouble' } }],
  [488, 'Q.850;cause=88', { kind: 'failed', error: { code: 'not-acceptable' } }],
  [480, 'SIP;cause=200', { kind: 'answered-elsewhere' }],
])('%d with %s', (status, reason, ended) => {
  expect(rejectReason(status, readReasons([reason]))).toMatchObject(ended)
})

test.each([
  [486, { kind: 'busy' }],
  [600, { kind: 'busy' }],
  [480, { kind: 'unavailable' }],
  [404, { kind: 'not-found' }],
  [408, { kind: 'no-answer' }],
  [477, { kind: 'failed', error: { code: 'refused', sipStatus: 477 } }],
  [599, { kind: 'failed', error: { code: 'server-trouble', sipStatus: 599 } }],
])('%d without a reason', (status, ended) => {
  expect(rejectReason(status, [])).toMatchObject(ended)
})

test('a cancelled call was answered elsewhere, declined elsewhere, timed out, or given up', () => {
  const of = (header: string) => cancelReason(readReasons([header]))
  expect(of('SIP;cause=200')).toEqual({ kind: 'answered-elsewhere' })
  expect(of('SIP;cause=603')).toEqual({ kind: 'declined', by: 'us' })
  expect(of('Q.850;cause=19')).toEqual({ kind: 'no-answer' })
  expect(of('SIP;cause=487;text="ORIGINATOR_CANCEL"')).toEqual({ kind: 'cancelled', by: 'them' })
})

test('a BYE for lack of media is no ordinary end', () => {
  expect(byeReason(readReasons(['SIP;cause=804;text="MEDIA_TIMEOUT"']))).toMatchObject({
    error: { code: 'media-failed' },
  })
  expect(byeReason(readReasons(['Q.850;cause=16;text="NORMAL_CLEARING"']))).toEqual({
    kind: 'hung-up',
    by: 'them',
  })
})

test('the direction is the audio section’s, then the session’s, then sendrecv', () => {
  expect(directionOf('v=0\r\na=sendonly\r\nm=audio 9 X 0\r\na=recvonly\r\nm=video 9 X 0\r\na=inactive')).toBe(
    'recvonly',
  )
  expect(directionOf('v=0\r\na=sendonly\r\nm=audio 9 X 0\r\n')).toBe('sendonly')
  expect(directionOf('v=0\r\nm=audio 9 X 0\r\n')).toBe('sendrecv')
  expect(directionOf('v=0\r\nm=audio 9 X 0\r\nc=IN IP4 0.0.0.0\r\n')).toBe('inactive')
  // Candidates that are still to come are no hold.
  expect(directionOf('v=0\r\nm=audio 9 X 0\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:x\r\n')).toBe('sendrecv')
})

test('who holds whom is read from both directions', () => {
  expect(theyHold('sendonly', 'theirs', false)).toBe(true)
  expect(theyHold('sendrecv', 'theirs', true)).toBe(false)
  expect(theyHold('sendonly', 'sendrecv', false)).toBe(true)
  expect(theyHold('recvonly', 'sendonly', false)).toBe(false)
  expect(theyHold('recvonly', 'sendonly', true)).toBe(false)
  // Some servers answer every hold with inactive.
  expect(theyHold('inactive', 'sendonly', false)).toBe(false)
  expect(theyHold('inactive', 'sendonly', true)).toBe(true)
})
