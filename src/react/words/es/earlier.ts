/** Calls of before this session, in Spanish. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('es')

export const earlier: Words['history']['earlier'] = {
  name: 'Llamadas anteriores',
  show: 'Ver llamadas anteriores',
  more: 'Ver más',
  asking: 'Consultando la plataforma…',
  found: (count, since) =>
    `${form(count, { one: `${count} llamada`, other: `${count} llamadas` })} desde el ${since}`,
  none: (since) => `Sin llamadas anteriores desde el ${since}`,
  failed: 'La plataforma no respondió. Inténtelo de nuevo.',
  missed: 'Llamada perdida',
  notAnswered: 'sin contestar',
}
