/** Within a call: from pressing a key to what is heard of it, and from the press that swaps two calls to the other voice. */

import { contestants, interleaved, type Name, rounds } from './contestants.ts'
import { type Bench, withPages } from './pages.ts'
import { atMost, type Row } from './rows.ts'
import { measured } from './visitor.ts'

export async function* keyRows(bench: Bench): AsyncGenerator<Row> {
  const events = await withPages(bench, {}, (visitOf) =>
    interleaved((who) => measured(visitOf(who), 'keyToEvent')),
  )
  // The browser puts a digit into the next packet but one or two, of 20 ms each.
  yield {
    name: 'key → its first RTP event at the far end',
    unit: 'ms',
    samples: events,
    gate: atMost(60, 'ms'),
  }

  const [ours] = contestants
  const visit = await bench.visitor.visit(ours, { ears: true })
  try {
    // A browser plays nothing to somebody who did nothing.
    await visit.page.mouse.click(1, 1)
    const tones: number[] = []
    for (let round = 0; round < rounds; round++) tones.push(await measured(visit, 'keyToTone'))
    yield { name: 'key → local tone', unit: 'ms', samples: { ours: tones }, gate: atMost(20, 'ms') }
  } finally {
    await visit.close()
  }
}

export async function* swapRows({ visitor }: Bench): AsyncGenerator<Row> {
  const samples: Partial<Record<Name, number[]>> = {}
  for (let round = 0; round < rounds; round++)
    for (const who of contestants.filter(({ name }) => name !== 'simple-user')) {
      const visit = await visitor.visit(who, { ears: true })
      try {
        samples[who.name] ??= []
        samples[who.name]?.push(await measured(visit, 'swapToHeard'))
      } finally {
        await visit.close()
      }
    }
  yield { name: 'swap two calls → the other is heard', unit: 'ms', samples }
}
