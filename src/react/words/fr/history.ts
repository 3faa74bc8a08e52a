/** The history that is kept, in French. */

import { plural } from '../plural.ts'
import type { HistoryWords } from '../words.ts'

const form = plural('fr')

export const history: HistoryWords = {
  seek: 'Chercher un appel',
  show: { name: 'Afficher', all: 'Tous', missed: 'Manqués' },
  found: (count) => form(count, { one: `${count} appel`, other: `${count} appels` }),
  noMatch: 'Aucun appel ne correspond',
  noMissed: 'Aucun appel manqué',
  more: 'Exporter ou supprimer',
  asCsv: 'Exporter en tableau (CSV)',
  asJson: 'Exporter en JSON',
  clear: 'Tout supprimer',
  sure: (count) =>
    form(count, {
      one: `${count} appel sera supprimé de cet appareil.`,
      other: `Les ${count} appels seront supprimés de cet appareil.`,
    }),
  yes: 'Supprimer',
  no: 'Garder',
  inMemory:
    'Ce navigateur ne laisse rien enregistrer\u00a0: l’historique disparaît à la fermeture de la page.',
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  fileName: 'appels',
}
