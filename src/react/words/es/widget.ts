/** What the phone says in somebody's page, in Spanish. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('es')

export const widget: Words['widget'] = {
  close: 'Cerrar el teléfono',
  openCall: (who) => `Abrir la llamada con ${who}`,
  missed: (count) => form(count, { one: `${count} llamada perdida`, other: `${count} llamadas perdidas` }),
  callAgain: 'Volver a llamar',
  calling: 'Llamando…',
  starting: 'Un momento…',
  muted: 'Micrófono silenciado',
  notSetUp: 'Este teléfono no está configurado',
  noCredentials: 'Este sitio no dio acceso al teléfono',
  noCredentialsHint: 'Vuelve a pedirlo por sí solo.',
}
