/** What the phone says in somebody's page, in German. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('de')

export const widget: Words['widget'] = {
  close: 'Telefon schließen',
  openCall: (who) => `Anruf mit ${who} öffnen`,
  missed: (count) => `${count} ${form(count, { one: 'verpasster Anruf', other: 'verpasste Anrufe' })}`,
  callAgain: 'Erneut anrufen',
  calling: 'Wird angerufen…',
  starting: 'Einen Moment…',
  muted: 'Stumm',
  notSetUp: 'Dieses Telefon ist nicht eingerichtet',
  noCredentials: 'Diese Website gab dem Telefon keinen Zugang',
  noCredentialsHint: 'Es fragt von selbst noch einmal.',
}
