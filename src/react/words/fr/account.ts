/** What the platform tells that belongs to no call, in French. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('fr')

export const account: Words['account'] = {
  name: 'Compte',
  events: 'Du compte',
  empty: 'Rien encore pour le compte',
  emptyHint:
    'Les messages, les numéros et le solde s’affichent ici, ainsi que les appels sans lien avec les vôtres.',
  feed: {
    off: 'Aucun événement',
    connecting: 'Connexion',
    live: 'En direct',
    waiting: 'Événements en pause',
  },
  unmatched: 'Sans appel attribué',
  unmatchedHint: 'Indiquez de quel appel il s’agit, et tout son segment y sera déplacé.',
  belongsHere: 'Concerne cet appel',
  belongs: (who, time) => `Concerne l’appel avec ${who}, ${time}`,
  unseen: (count) => form(count, { one: `${count} nouvel événement`, other: `${count} nouveaux événements` }),
}
