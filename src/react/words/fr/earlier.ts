/** Calls of before this session, in French. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('fr')

export const earlier: Words['history']['earlier'] = {
  name: 'Appels antérieurs',
  show: 'Voir les appels antérieurs',
  more: 'Voir plus',
  asking: 'Interrogation de la plateforme…',
  found: (count, since) =>
    `${form(count, { one: `${count} appel`, other: `${count} appels` })} depuis le ${since}`,
  none: (since) => `Aucun appel antérieur depuis le ${since}`,
  failed: 'La plateforme n’a pas répondu. Réessayez.',
  missed: 'Appel manqué',
  notAnswered: 'sans réponse',
}
