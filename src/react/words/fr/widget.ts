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
  noCredentials: {
    refused: 'Ce site ne vous a pas laissé appeler\u202f; connectez-vous d’abord au site',
    down: 'Ce site ne répond pas\u202f; vérifiez votre réseau',
    broken: 'Le téléphone de ce site est en panne\u202f; réessayez plus tard',
  },
  noCredentialsHint: 'Il le redemande de lui-même.',
  turnedAway: {
    sentence: 'Le système téléphonique a refusé le téléphone de ce site\u202f; prévenez le site',
    hint: 'Votre appareil et votre réseau ne sont pas en cause.',
  },
}
