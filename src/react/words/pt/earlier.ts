/** Calls of before this session, in Portuguese. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('pt')

export const earlier: Words['history']['earlier'] = {
  name: 'Chamadas anteriores',
  show: 'Ver chamadas anteriores',
  more: 'Ver mais',
  asking: 'Consultando a plataforma…',
  found: (count, since) =>
    `${form(count, { one: `${count} chamada`, other: `${count} chamadas` })} desde ${since}`,
  none: (since) => `Nenhuma chamada anterior desde ${since}`,
  failed: 'A plataforma não respondeu. Tente de novo.',
  missed: 'Chamada perdida',
  notAnswered: 'não atendida',
}
