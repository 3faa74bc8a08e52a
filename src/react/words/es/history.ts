/** The history that is kept, in Spanish. */

import { plural } from '../plural.ts'
import type { HistoryWords } from '../words.ts'

const form = plural('es')

export const history: HistoryWords = {
  seek: 'Buscar llamadas',
  show: { name: 'Mostrar', all: 'Todas', missed: 'Perdidas' },
  found: (count) => form(count, { one: `${count} llamada`, other: `${count} llamadas` }),
  noMatch: 'Ninguna llamada coincide',
  noMissed: 'Sin llamadas perdidas',
  more: 'Exportar o borrar',
  asCsv: 'Exportar como tabla (CSV)',
  asJson: 'Exportar como JSON',
  clear: 'Borrar todo',
  sure: (count) =>
    form(count, {
      one: `Se borrará ${count} llamada de este dispositivo.`,
      other: `Se borrarán las ${count} llamadas de este dispositivo.`,
    }),
  yes: 'Borrar',
  no: 'Conservar',
  inMemory: 'Este navegador no deja que la página guarde nada: el historial se pierde al cerrar la página.',
  today: 'Hoy',
  yesterday: 'Ayer',
  fileName: 'llamadas',
}
