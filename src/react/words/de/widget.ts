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
  noCredentials: {
    refused: 'Diese Website lässt Sie nicht anrufen; melden Sie sich erst auf der Website an',
    down: 'Diese Website antwortet nicht; prüfen Sie Ihr Netzwerk',
    broken: 'Das Telefon dieser Website ist gestört; versuchen Sie es später noch einmal',
  },
  noCredentialsHint: 'Es fragt von selbst noch einmal.',
  turnedAway: {
    sentence:
      'Das Telefonsystem hat das Telefon dieser Website abgewiesen; sagen Sie bitte der Website Bescheid',
    hint: 'Mit Ihrem Gerät und Ihrem Netzwerk ist alles in Ordnung.',
  },
}
