import { expect, test } from 'vitest'
import { type ProbeKind, watchLiveness } from '../../src/sip/liveness.ts'
import { movableClock } from '../fakes/clock.ts'

interface Server {
  answers: ProbeKind[]
}

function watched({
  answers,
  inCall = false,
  registers = true,
  roundTrip = 20,
  known = registers ? roundTrip : 0,
}: {
  answers: ProbeKind[]
  inCall?: boolean
  registers?: boolean
  roundTrip?: number
  /** As the REGISTER told. */
  known?: number
}) {
  const { clock, move } = movableClock()
  const server: Server = { answers }
  let trip = roundTrip
  const probes: ProbeKind[] = []
  let diedAt: number | undefined
  const liveness = watchLiveness({
    clock,
    kinds: registers ? ['crlf', 'options', 'register'] : ['crlf', 'options'],
    proven: registers ? ['register'] : [],
    roundTrip: known,
    inCall: () => inCall,
    probe: (kind) => {
      probes.push(kind)
      // What is on its way when the link dies does not arrive either.
      const answer = () => server.answers.includes(kind) && liveness.heard(kind)
      if (server.answers.includes(kind)) clock.after(trip, answer)
    },
    dead: () => {
      diedAt = clock.now()
    },
  })
  const answer = (kinds: ProbeKind[]) => {
    server.answers = kinds
  }
  const freeze = () => {
    answer([])
    return clock.now()
  }
  const slow = (ms: number) => {
    trip = ms
  }
  return { clock, slow, move, probes, liveness, answer, freeze, died: () => diedAt }
}

test.each([
  { answers: ['crlf'] },
  { answers: ['options'] },
  { answers: ['register'] },
  { answers: ['crlf', 'options', 'register'] },
] as { answers: ProbeKind[] }[])(
  'a server that answers $answers and freezes is noticed in time',
  ({ answers }) => {
    for (const [inCall, within] of [
      [true, 7000],
      [false, 20_000],
    ] as const) {
      const line = watched({ answers, inCall })
      line.move(60_000)
      expect(line.died()).toBeUndefined()
      const frozeAt = line.freeze()
      line.move(within)
      expect(line.died()).toBeDefined()
      expect((line.died() ?? 0) - frozeAt).toBeLessThanOrEqual(within)
    }
  },
)

test('a server that answers nothing is never declared dead by its silence alone', () => {
  const line = watched({ answers: [], registers: false, inCall: true })
  line.move(3_600_000)
  expect(line.died()).toBeUndefined()
  expect(line.probes.length).toBeLessThan(1000)
})

test('what answers is asked from then on, nothing else', () => {
  const line = watched({ answers: ['options'], inCall: true })
  line.move(60_000)
  expect(line.probes.slice(0, 2)).toEqual(['crlf', 'options'])
  expect(new Set(line.probes.slice(2))).toEqual(new Set(['options']))
})

test.each([
  { from: ['crlf', 'options'], to: ['options'] },
  { from: ['crlf'], to: ['register'] },
  { from: ['options'], to: ['register'] },
] as { from: ProbeKind[]; to: ProbeKind[] }[])(
  'a server that answered $from and then only $to is alive',
  ({ from, to }) => {
    const line = watched({ answers: from, inCall: true })
    line.move(60_000)
    line.answer(to)
    line.move(600_000)
    expect(line.died()).toBeUndefined()
    const frozeAt = line.freeze()
    line.move(7000)
    expect((line.died() ?? Number.POSITIVE_INFINITY) - frozeAt).toBeLessThanOrEqual(7000)
  },
)

test('other traffic is life, but proves no kind of probe', () => {
  const line = watched({ answers: [], registers: false, inCall: true })
  for (let n = 0; n < 20; n++) {
    line.move(1000)
    line.liveness.heard()
  }
  line.move(60_000)
  expect(line.died()).toBeUndefined()
})

test('after waking up it asks at once', () => {
  const line = watched({ answers: ['crlf'] })
  line.move(1000)
  const frozeAt = line.freeze()
  line.liveness.check()
  line.move(4000)
  expect((line.died() ?? Number.POSITIVE_INFINITY) - frozeAt).toBeLessThanOrEqual(4000)
})

test('stopped, it asks no more', () => {
  const line = watched({ answers: ['crlf'] })
  line.liveness.stop()
  const asked = line.probes.length
  line.liveness.check()
  line.liveness.paceChanged()
  line.liveness.heard('crlf')
  line.move(600_000)
  expect(line.probes).toHaveLength(asked)
})

test('a clock that is set back does not stop the watch', () => {
  const { clock, move } = movableClock()
  let back = 0
  let dead = false
  const line = watchLiveness({
    clock: { now: () => clock.now() - back, after: clock.after },
    kinds: ['crlf'],
    proven: [],
    roundTrip: 0,
    inCall: () => true,
    probe: () => {},
    dead: () => {
      dead = true
    },
  })
  line.heard('crlf')
  back = 3_600_000
  move(7000)
  expect(dead).toBe(true)
})

test.each([
  { answers: ['register'], roundTrip: 900 },
  { answers: ['register'], roundTrip: 1600 },
  { answers: ['register'], roundTrip: 3000 },
  { answers: ['register'], roundTrip: 8000 },
  { answers: ['options'], roundTrip: 3000 },
  { answers: ['crlf', 'options', 'register'], roundTrip: 8000 },
  { answers: ['crlf'], roundTrip: 3000, registers: false },
  { answers: ['options'], roundTrip: 8000, registers: false },
] as { answers: ProbeKind[]; roundTrip: number; registers?: boolean }[])(
  'a slow link is not a dead one: $answers after $roundTrip ms',
  (link) => {
    for (const inCall of [true, false]) {
      const line = watched({ ...link, inCall })
      line.move(3_600_000)
      expect(line.died()).toBeUndefined()
      const frozeAt = line.freeze()
      line.move(60_000)
      const noticed = (line.died() ?? Number.POSITIVE_INFINITY) - frozeAt
      // As promised; on the slowest as soon as an answer can be missed.
      const within = inCall ? 7000 : 20_000
      expect(noticed).toBeLessThanOrEqual(link.roundTrip <= 3000 ? within : within + link.roundTrip)
    }
  },
)

test('a link that becomes slow is not dead either, and one that is quick again is watched as before', () => {
  const line = watched({ answers: ['register'], inCall: true })
  line.move(60_000)
  for (const trip of [1200, 2000, 3000]) {
    line.slow(trip)
    line.move(60_000)
  }
  expect(line.died()).toBeUndefined()
  line.slow(50)
  line.move(300_000)
  const asked = line.probes.length
  line.move(60_000)
  expect(line.probes.length - asked).toBeLessThan(20)
  const frozeAt = line.freeze()
  line.move(7000)
  expect((line.died() ?? Number.POSITIVE_INFINITY) - frozeAt).toBeLessThanOrEqual(7000)
})
