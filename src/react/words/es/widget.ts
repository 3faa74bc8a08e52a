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
  noCredentials: {
    refused: 'Este sitio no le permite llamar; inicie sesión primero en el sitio',
    down: 'Este sitio no responde; revise su red',
    broken: 'El teléfono de este sitio no funciona; inténtelo más tarde',
  },
  noCredentialsHint: 'Vuelve a pedirlo por sí solo.',
  turnedAway: {
    sentence: 'El sistema telefónico rechazó el teléfono de este sitio; avise al sitio',
    hint: 'Su dispositivo y su red están bien.',
  },
}
