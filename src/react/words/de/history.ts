/** The history that is kept, in German. */

import { plural } from '../plural.ts'
import type { HistoryWords } from '../words.ts'

const form = plural('de')

export const history: HistoryWords = {
  seek: 'Anrufe durchsuchen',
  show: { name: 'Anzeigen', all: 'Alle', missed: 'Verpasst' },
  found: (count) => `${count} ${form(count, { one: 'Anruf', other: 'Anrufe' })}`,
  noMatch: 'Kein Anruf gefunden',
  noMissed: 'Keine verpassten Anrufe',
  more: 'Exportieren oder löschen',
  asCsv: 'Als Tabelle (CSV) exportieren',
  asJson: 'Als JSON exportieren',
  clear: 'Alle löschen',
  sure: (count) =>
    `${form(count, { one: 'Ein Anruf wird', other: `Alle ${count} Anrufe werden` })} von diesem Gerät gelöscht.`,
  yes: 'Löschen',
  no: 'Behalten',
  inMemory:
    'In diesem Browser kann die Seite nichts aufbewahren: Die Anrufliste ist weg, sobald sie geschlossen wird.',
  today: 'Heute',
  yesterday: 'Gestern',
  fileName: 'anrufe',
}
