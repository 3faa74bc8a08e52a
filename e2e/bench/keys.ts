/** Within a call: from pressing a key to what is heard of it, and from the press that swaps two calls to the other voice. */

import { contestants, interleaved } from './contestants.ts'
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

  const tones = await withPages(bench, { ears: true }, (visitOf) =>
    interleaved(
      async (who) => {
        // A browser plays nothing to somebody who did nothing.
        await visitOf(who).page.mouse.click(1, 1)
        return measured(visitOf(who), 'keyToTone')
      },
      contestants.filter(({ name }) => name === 'ours'),
    ),
  )
  yield { name: 'key → local tone', unit: 'ms', samples: tones, gate: atMost(20, 'ms') }
}

export async function* swapRows({ visitor }: Bench): AsyncGenerator<Row> {
  const withTwoCalls = contestants.filter(({ name }) => name !== 'simple-user')
  const samples = await interleaved(async (who) => {
    const visit = await visitor.visit(who, { ears: true })
    try {
      return await measured(visit, 'swapToHeard')
    } finally {
      await visit.close()
    }
  }, withTwoCalls)
  yield { name: 'swap two calls → the other is heard', unit: 'ms', samples }
}
