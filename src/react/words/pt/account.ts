/** What the platform tells that belongs to no call, in Portuguese. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('pt')

export const account: Words['account'] = {
  name: 'Conta',
  events: 'Da conta',
  empty: 'Ainda não há nada da conta',
  emptyHint:
    'Aqui aparecem mensagens, números e saldo, e as chamadas que não correspondem a nenhuma das suas.',
  feed: {
    off: 'Sem eventos',
    connecting: 'Conectando',
    live: 'Ao vivo',
    waiting: 'Eventos em pausa',
  },
  unmatched: 'Sem chamada definida',
  unmatchedHint: 'Diga de que chamada se trata, e todo o trecho passa para ela.',
  belongsHere: 'É desta chamada',
  belongs: (who, time) => `É da chamada com ${who}, ${time}`,
  unseen: (count) => form(count, { one: `${count} evento novo`, other: `${count} eventos novos` }),
}
