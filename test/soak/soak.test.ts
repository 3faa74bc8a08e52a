import { test } from 'vitest'
import { manyCalls } from './calls.ts'
import { faultRound } from './faults.ts'
import { seed, share } from './measure.ts'

const rounds = Array.from({ length: share(50) }, (_, round) => seed + round)

test.each(rounds)(
  'the wire fails at random moments, and nothing is stuck when it is back (round %i)',
  { timeout: 60_000 },
  faultRound,
)

const calls = share(2000)

test(
  `${calls} calls one after another leave no timer, transaction or session behind (seed ${seed})`,
  { timeout: 30_000 + calls * 200 },
  () => manyCalls(calls, seed),
)
