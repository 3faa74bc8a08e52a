/** A working day of calls in one page: what each costs, and what stays behind. */

import { setTimeout as pause } from 'node:timers/promises'
import { countLiving, heapMegabytes } from '../alive.ts'
import { type Contestant, contestants, interleaved, type Name, rounds } from './contestants.ts'
import { type Bench, withPages } from './pages.ts'
import { atMost, partOfSimpleUser, type Row, type Samples } from './rows.ts'
import { countLeftOver, measured, type Visit } from './visitor.ts'

/** SIP transactions are kept for 32 s after they ended (RFC 3261 §17, timers L and M). */
const settledAfter = 40_000
/** The peers make fewer calls: Chromium refuses the 501st peer connection of a page whose garbage still lies about. */
const mostCallsOfPeers = 200

export async function* manyCallRows(bench: Bench): AsyncGenerator<Row> {
  const callsOf = ({ name }: Contestant) =>
    Math.round((name === 'ours' ? bench.calls : Math.min(bench.calls, mostCallsOfPeers)) / rounds)

  const found = await withPages(bench, {}, async (visitOf) => {
    const heapBefore = await each(visitOf, ({ cdp }) => heapMegabytes(cdp))
    const perCall = await interleaved((who) => measured(visitOf(who), 'calls', callsOf(who)))
    const peers = await each(visitOf, ({ cdp }) => countLiving(cdp, 'RTCPeerConnection'))
    await pause(settledAfter)
    const heapAfter = await each(visitOf, ({ cdp }) => heapMegabytes(cdp))
    const grown: Partial<Record<Name, number[]>> = {}
    for (const { name } of contestants)
      grown[name] = [(heapAfter[name]?.[0] ?? Number.NaN) - (heapBefore[name]?.[0] ?? Number.NaN)]
    return { perCall, peers, grown }
  })

  const [us, them] = [bench.calls, Math.min(bench.calls, mostCallsOfPeers)].map((n) => n.toLocaleString('en'))
  const many = us === them ? `${us} calls` : `${us} calls (peers: ${them})`
  const asFast = partOfSimpleUser(1, 'SimpleUser')
  yield { name: `${many}: each`, unit: 'ms', samples: found.perCall, gate: asFast }
  yield { name: `${many}: heap 40 s later`, unit: 'MB', samples: found.grown, gate: atMost(5, 'MB') }
  yield { name: `${many}: live peer connections`, unit: '', samples: found.peers, gate: atMost(0, '') }
}

async function each(
  visitOf: (who: Contestant) => Visit,
  measure: (visit: Visit) => Promise<number>,
): Promise<Samples> {
  const samples: Partial<Record<Name, number[]>> = {}
  for (const who of contestants) samples[who.name] = [await measure(visitOf(who))]
  return samples
}

export async function* leftOverRows({ visitor }: Bench): AsyncGenerator<Row> {
  const samples = await interleaved(async (who) => {
    const visit = await visitor.visit(who, { timers: true })
    try {
      return await countLeftOver(visit, await measured(visit, 'destroy'))
    } finally {
      await visit.close()
    }
  })
  yield { name: 'alive after destroy() in a call', unit: '', samples, gate: atMost(0, '') }
}
