/** A page for each phone, side by side. */

import { type Contestant, contestants, type Name } from './contestants.ts'
import type { StunServers } from './stun.ts'
import type { Visit, VisitOptions, Visitor } from './visitor.ts'

export interface Bench {
  readonly visitor: Visitor
  readonly stun: StunServers
  /** How many calls make the long run. */
  readonly calls: number
}

export async function withPages<T>(
  { visitor }: Bench,
  options: VisitOptions,
  use: (visitOf: (who: Contestant) => Visit) => Promise<T>,
): Promise<T> {
  const visits = new Map<Name, Visit>()
  try {
    for (const who of contestants) visits.set(who.name, await visitor.visit(who, options))
    return await use(({ name }) => {
      const visit = visits.get(name)
      if (!visit) throw new Error(`${name} has no page.`)
      return visit
    })
  } finally {
    for (const visit of visits.values()) await visit.close()
  }
}
