/** What the platform tells that belongs to no call, in Spanish. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('es')

export const account: Words['account'] = {
  name: 'Cuenta',
  events: 'De la cuenta',
  empty: 'Todavía no hay nada de la cuenta',
  emptyHint: 'Aquí se ven mensajes, números y saldo, y las llamadas que no coinciden con ninguna suya.',
  feed: {
    off: 'Sin eventos',
    connecting: 'Conectando',
    live: 'En directo',
    waiting: 'Eventos en pausa',
  },
  unmatched: 'Sin llamada asignada',
  unmatchedHint: 'Indique de qué llamada se trata, y todo su tramo pasará a ella.',
  belongsHere: 'Es de esta llamada',
  belongs: (who, time) => `Es de la llamada con ${who}, ${time}`,
  unseen: (count) => form(count, { one: `${count} evento nuevo`, other: `${count} eventos nuevos` }),
}
