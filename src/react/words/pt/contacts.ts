/** People: the person's own contacts, and the platform's directory. In Portuguese. */

import { plural } from '../plural.ts'
import type { ContactsWords } from '../words.ts'

const form = plural('pt')

export const contacts: ContactsWords = {
  name: 'Contatos',
  seek: 'Buscar contatos',
  found: (count) => form(count, { one: `${count} contato`, other: `${count} contatos` }),
  noMatch: 'Ninguém corresponde',
  empty: 'Ainda não há ninguém',
  emptyHint: 'Adicione contatos à mão ou traga-os de um arquivo de outro programa.',
  add: 'Adicionar contato',
  edit: (who) => `Editar ${who}`,
  call: (who) => `Ligar para ${who}`,
  callNumber: (number) => `Ligar para ${number}`,
  more: 'Importar, exportar ou apagar',
  fromFile: 'Importar arquivo (vCard ou CSV)',
  asVcard: 'Exportar como vCard',
  asCsv: 'Exportar como tabela (CSV)',
  clear: 'Apagar todos os contatos…',
  sure: (count) =>
    form(count, {
      one: `Isso apaga ${count} contato deste dispositivo.`,
      other: `Isso apaga todos os ${count} contatos deste dispositivo.`,
    }),
  yes: 'Apagar',
  no: 'Manter',
  cleared: 'Seus contatos foram apagados.',
  imported: (count) => form(count, { one: `${count} importado`, other: `${count} importados` }),
  there: (count) => form(count, { one: `${count} já existente`, other: `${count} já existentes` }),
  noNumber: (count) =>
    `${form(count, { one: `${count} omitido`, other: `${count} omitidos` })} por falta de número`,
  notDialled: (count) =>
    form(count, {
      one: `${count} omitido porque não pode ser discado`,
      other: `${count} omitidos porque não podem ser discados`,
    }),
  noRoom: (count) =>
    `${form(count, { one: `${count} omitido`, other: `${count} omitidos` })} por falta de espaço`,
  notRead: 'Este arquivo não contém contatos.',
  online: 'Online',
  offline: 'Offline',
  back: 'Voltar para Contatos',
  fullName: 'Nome',
  number: (which) => `Número ou endereço ${which}`,
  wrong: 'Um contato precisa de um número ou endereço SIP para o qual se possa ligar.',
  full: 'Não há espaço para mais contatos.',
  save: 'Salvar',
  cancel: 'Cancelar',
  remove: 'Apagar este contato',
  inMemory: 'Este navegador não deixa a página guardar nada: os contatos somem quando a página é fechada.',
  fileName: 'contatos',
}
