/** People: the person's own contacts, and the platform's directory. In German. */

import { plural } from '../plural.ts'
import type { ContactsWords } from '../words.ts'

const form = plural('de')

export const contacts: ContactsWords = {
  name: 'Kontakte',
  seek: 'Kontakte durchsuchen',
  found: (count) => `${count} ${form(count, { one: 'Kontakt', other: 'Kontakte' })}`,
  noMatch: 'Niemand gefunden',
  empty: 'Noch niemand',
  emptyHint: 'Fügen Sie selbst Kontakte hinzu oder übernehmen Sie sie aus der Datei eines anderen Programms.',
  add: 'Kontakt hinzufügen',
  edit: (who) => `${who} bearbeiten`,
  call: (who) => `${who} anrufen`,
  callNumber: (number) => `${number} anrufen`,
  more: 'Importieren, exportieren oder löschen',
  fromFile: 'Datei importieren (vCard oder CSV)',
  asVcard: 'Als vCard exportieren',
  asCsv: 'Als Tabelle (CSV) exportieren',
  clear: 'Alle Kontakte löschen…',
  sure: (count) =>
    `${form(count, { one: 'Ein Kontakt wird', other: `Alle ${count} Kontakte werden` })} von diesem Gerät gelöscht.`,
  yes: 'Löschen',
  no: 'Behalten',
  cleared: 'Ihre Kontakte sind gelöscht.',
  imported: (count) => `${count} importiert`,
  there: (count) => `${count} schon vorhanden`,
  noNumber: (count) => `${count} ohne Nummer ausgelassen`,
  notDialled: (count) => `${count} als nicht wählbar ausgelassen`,
  noRoom: (count) => `${count} aus Platzmangel ausgelassen`,
  notRead: 'Diese Datei enthält keine Kontakte.',
  online: 'Online',
  offline: 'Offline',
  back: 'Zurück zu Kontakten',
  fullName: 'Name',
  number: (which) => `Nummer oder Adresse ${which}`,
  wrong: 'Ein Kontakt braucht eine Nummer oder eine SIP-Adresse, die gewählt werden kann.',
  full: 'Für weitere Kontakte ist kein Platz.',
  save: 'Speichern',
  cancel: 'Abbrechen',
  remove: 'Kontakt löschen',
  inMemory:
    'In diesem Browser kann die Seite nichts aufbewahren: Die Kontakte sind weg, sobald sie geschlossen wird.',
  fileName: 'kontakte',
}
