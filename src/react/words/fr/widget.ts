/** What the phone says in somebody's page, in French. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('fr')

export const widget: Words['widget'] = {
  close: 'Fermer le téléphone',
  openCall: (who) => `Ouvrir l’appel avec ${who}`,
  missed: (count) => form(count, { one: `${count} appel manqué`, other: `${count} appels manqués` }),
  callAgain: 'Rappeler',
  calling: 'Appel…',
  starting: 'Un instant…',
  muted: 'Micro coupé',
  notSetUp: 'Ce téléphone n’est pas configuré',
  noCredentials: 'Ce site n’a pas donné d’accès au téléphone',
  noCredentialsHint: 'Il le redemande de lui-même.',
}
