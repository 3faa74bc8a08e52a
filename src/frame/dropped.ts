/** What came over the port and was no use: kept for the phone's report, beside what it has of its own. */

import type { Phone } from '../phone/phone.ts'

export interface Dropped {
  readonly add: (why: string) => void
  /** The same phone, with a report that tells of it. */
  readonly noted: (phone: Phone) => Phone
}

/** A page that sends nothing but nonsense fills no memory. */
const most = 100

export function createDropped(now: () => number = Date.now): Dropped {
  const facts: { readonly at: number; readonly type: 'frame-dropped'; readonly why: string }[] = []
  return {
    add: (why) => {
      facts.push({ at: now(), type: 'frame-dropped', why })
      if (facts.length > most) facts.shift()
    },
    noted: (phone) => ({
      ...phone,
      report: async () => {
        const report = await phone.report()
        const journal = [...report.journal, ...facts]
        return { ...report, journal: journal.sort((a, b) => Number(a['at']) - Number(b['at'])) }
      },
    }),
  }
}
