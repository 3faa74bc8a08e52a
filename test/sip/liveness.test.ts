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
}: {
  answers: ProbeKind[]
  inCall?: boolean
  registers?: boolean
}) {
  const { clock, move } = movableClock()
  const server: Server = { answers }
  const probes: ProbeKind[] = []
  let diedAt: number | undefined
  const liveness = watchLiveness({
    clock,
    kinds: registers ? ['crlf', 'options', 'register'] : ['crlf', 'options'],
    proven: registers ? ['register'] : [],
    inCall: () => inCall,
    probe: (kind) => {
      probes.push(kind)
      if (server.answers.includes(kind)) clock.after(20, () => liveness.heard(kind))
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
  return { clock, move, probes, liveness, answer, freeze, died: () => diedAt }
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
