// The queue of digits by itself, while what it waits for changes.

import type { Session } from 'sip.js'
import { expect, test } from 'vitest'
import { createDigitQueue } from '../../src/sip/digits.ts'
import type { CallMedia } from '../../src/sip/media.ts'
import { movableClock } from '../fakes/clock.ts'
import { FakeDtmf } from '../fakes/peer.ts'

function queue() {
  const { clock, pass } = movableClock()
  const dtmf = new FakeDtmf()
  const now = { held: false, takesRtp: true, lineUp: true }
  const sent: string[] = []
  const session = {
    info: async (options: { requestDelegate: { onAccept: () => void } }) =>
      options.requestDelegate.onAccept(),
  }
  const digits = createDigitQueue({
    session: session as unknown as Session,
    media: { dtmf: () => dtmf, takesRtpDigits: () => now.takesRtp } as unknown as CallMedia,
    how: () => 'auto',
    timing: () => ({ duration: 100, gap: 70 }),
    sent: (digit, by) => sent.push(`${digit} ${by}`),
    held: () => now.held,
    lineUp: () => now.lineUp,
    clock,
  })
  return { digits, dtmf, now, sent, pass }
}

test('a digit that waits for them waits for us as well, where we hold meanwhile', async () => {
  const { digits, dtmf, now, sent, pass } = queue()
  dtmf.canInsertDTMF = false
  digits.add('1')
  await pass(1000)
  now.held = true
  dtmf.canInsertDTMF = true
  await pass(2000)
  expect(sent).toEqual([])
  now.held = false
  await pass(1000)
  expect(sent).toEqual(['1 rtp'])
})

test('where they take no digits by RTP any more, what waits goes by INFO, and the other way round', async () => {
  const { digits, dtmf, now, sent, pass } = queue()
  dtmf.canInsertDTMF = false
  digits.add('12')
  await pass(1000)
  now.takesRtp = false
  await pass(2000)
  expect(sent).toEqual(['1 info', '2 info'])
  now.lineUp = false
  digits.add('3')
  await pass(1000)
  Object.assign(now, { takesRtp: true })
  dtmf.canInsertDTMF = true
  await pass(1000)
  expect(sent).toEqual(['1 info', '2 info', '3 rtp'])
})
