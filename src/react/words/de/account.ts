/** What the platform tells that belongs to no call, in German. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('de')

export const account: Words['account'] = {
  name: 'Konto',
  events: 'Zum Konto',
  empty: 'Noch nichts zum Konto',
  emptyHint: 'Hier stehen Nachrichten, Nummern und Guthaben, und Anrufe, die zu keinem von Ihren passen.',
  feed: {
    off: 'Keine Ereignisse',
    connecting: 'Verbindet',
    live: 'Live',
    waiting: 'Ereignisse fehlen',
  },
  unmatched: 'Nicht sicher zuzuordnen',
  unmatchedHint: 'Geben Sie an, um welchen Anruf es geht: Alles zu dieser Verbindung kommt dorthin.',
  belongsHere: 'Gehört zu diesem Anruf',
  belongs: (who, time) => `Gehört zum Anruf mit ${who}, ${time}`,
  unseen: (count) => `${count} ${form(count, { one: 'neues Ereignis', other: 'neue Ereignisse' })}`,
}
