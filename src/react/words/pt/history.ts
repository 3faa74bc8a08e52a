/** The history that is kept, in Portuguese. */

import { plural } from '../plural.ts'
import type { HistoryWords } from '../words.ts'

const form = plural('pt')

export const history: HistoryWords = {
  seek: 'Buscar chamadas',
  show: { name: 'Mostrar', all: 'Todas', missed: 'Perdidas' },
  found: (count) => form(count, { one: `${count} chamada`, other: `${count} chamadas` }),
  noMatch: 'Nenhuma chamada corresponde',
  noMissed: 'Nenhuma chamada perdida',
  more: 'Exportar ou apagar',
  asCsv: 'Exportar como tabela (CSV)',
  asJson: 'Exportar como JSON',
  clear: 'Apagar tudo',
  sure: (count) =>
    form(count, {
      one: `Isso apaga ${count} chamada deste dispositivo.`,
      other: `Isso apaga todas as ${count} chamadas deste dispositivo.`,
    }),
  yes: 'Apagar',
  no: 'Manter',
  inMemory: 'Este navegador não deixa a página guardar nada: o histórico some quando a página é fechada.',
  today: 'Hoje',
  yesterday: 'Ontem',
  fileName: 'chamadas',
}
