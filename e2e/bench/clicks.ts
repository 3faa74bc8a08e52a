/** From a person's click to the message on the wire: calling and answering, and from opening the page to being there. */

import { interleaved } from './contestants.ts'
import { type Bench, withPages } from './pages.ts'
import { atMost, partOfSimpleUser, type Row } from './rows.ts'
import { measured, type VisitOptions } from './visitor.ts'

/** SimpleUser needs 5 s where STUN is dead; longer is not waited for. */
const longestClick = 7000
const fast = atMost(50, 'ms')

export async function* inviteRows(bench: Bench): AsyncGenerator<Row> {
  const { live, dead } = bench.stun
  const half = partOfSimpleUser(1 / 2, 'SimpleUser / 2')
  yield { name: 'click → INVITE, no STUN', unit: 'ms', samples: await clicks({}), gate: fast }
  yield { name: 'click → INVITE, live STUN', unit: 'ms', samples: await clicks({ stun: live }), gate: half }
  const tenth = partOfSimpleUser(1 / 10, 'SimpleUser / 10')
  yield { name: 'click → INVITE, dead STUN', unit: 'ms', samples: await clicks({ stun: dead }), gate: tenth }

  function clicks(options: VisitOptions) {
    return withPages(bench, options, (visitOf) =>
      interleaved((who) => measured(visitOf(who), 'clickToInvite', longestClick)),
    )
  }
}

export async function* answerRows(bench: Bench): AsyncGenerator<Row> {
  const samples = await withPages(bench, {}, (visitOf) =>
    interleaved((who) => measured(visitOf(who), 'answerToOk')),
  )
  yield { name: 'answer click → 200', unit: 'ms', samples, gate: fast }
}

export async function* pageRows({ visitor }: Bench): AsyncGenerator<Row> {
  const samples = await interleaved(async (who) => {
    const visit = await visitor.visit(who)
    try {
      return await measured(visit, 'pageToRegistered')
    } finally {
      await visit.close()
    }
  })
  // Most of it is the browser's own work, and the rest loading scripts of about the same size.
  yield { name: 'page → registered', unit: 'ms', samples, gate: partOfSimpleUser(1.25, 'SimpleUser + 25 %') }
}

export async function* reconnectRows(bench: Bench): AsyncGenerator<Row> {
  const samples = await withPages(bench, {}, (visitOf) =>
    interleaved((who) => measured(visitOf(who), 'dropToRegistered')),
  )
  // A wait drawn from 300 to 600 ms comes first: after a server's restart its phones must not come back in step.
  yield { name: 'socket dropped → registered', unit: 'ms', samples, gate: atMost(700, 'ms') }
}
