/** What the phone says in somebody's page, in Portuguese. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('pt')

export const widget: Words['widget'] = {
  close: 'Fechar o telefone',
  openCall: (who) => `Abrir a chamada com ${who}`,
  missed: (count) => form(count, { one: `${count} chamada perdida`, other: `${count} chamadas perdidas` }),
  callAgain: 'Ligar de novo',
  calling: 'Chamando…',
  starting: 'Um momento…',
  muted: 'Microfone silenciado',
  notSetUp: 'Este telefone não está configurado',
  noCredentials: {
    refused: 'Este site não deixou você ligar; entre primeiro no site',
    down: 'Este site não responde; confira a sua rede',
    broken: 'O telefone deste site está com defeito; tente mais tarde',
  },
  noCredentialsHint: 'Ele pede de novo sozinho.',
  turnedAway: {
    sentence: 'O sistema telefônico recusou o telefone deste site; avise o site',
    hint: 'O seu dispositivo e a sua rede estão bem.',
  },
}
