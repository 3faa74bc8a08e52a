import { expect, test } from 'vitest'
import { lookAt, qualityBetween } from '../../src/diagnostics/quality.ts'

const stats = (received: number, lost: number, jitter: number, roundTrip?: number) =>
  lookAt(
    [
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: received, packetsLost: lost, jitter },
      { type: 'inbound-rtp', kind: 'video', packetsReceived: 9999, packetsLost: 9999, jitter: 9 },
      { type: 'candidate-pair', ...(roundTrip !== undefined && { currentRoundTripTime: roundTrip }) },
    ],
    0,
  )

test.each([
  ['nothing lost', stats(250, 0, 0.005, 0.04), { loss: 0, jitter: 5, roundTrip: 40, word: 'clear' }],
  ['one in twenty-five lost', stats(240, 10, 0.005, 0.04), { loss: 0.04, word: 'fair' }],
  ['one in ten lost', stats(225, 25, 0.005, 0.04), { loss: 0.1, word: 'weak' }],
  ['a long way', stats(250, 0, 0.005, 0.7), { roundTrip: 700, word: 'weak' }],
  ['a restless way', stats(250, 0, 0.06, 0.04), { jitter: 60, word: 'fair' }],
  ['packets counted twice', stats(255, -5, 0.005), { loss: 0, word: 'clear' }],
  ['nothing at all', stats(0, 0, 0), { loss: 0, word: 'clear' }],
])('%s', (_what, look, quality) => {
  expect(qualityBetween(stats(0, 0, 0), look)).toMatchObject(quality)
})

test('an unknown round trip is left out', () => {
  expect(qualityBetween(stats(0, 0, 0), stats(50, 0, 0))).not.toHaveProperty('roundTrip')
})
