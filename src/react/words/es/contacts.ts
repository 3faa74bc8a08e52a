/** People: the person's own contacts, and the platform's directory. In Spanish. */

import { plural } from '../plural.ts'
import type { ContactsWords } from '../words.ts'

const form = plural('es')

export const contacts: ContactsWords = {
  name: 'Contactos',
  seek: 'Buscar contactos',
  found: (count) => form(count, { one: `${count} contacto`, other: `${count} contactos` }),
  noMatch: 'Nadie coincide',
  empty: 'Todavía no hay nadie',
  emptyHint: 'Añada contactos a mano o tómelos de un archivo de otro programa.',
  add: 'Añadir un contacto',
  edit: (who) => `Editar ${who}`,
  call: (who) => `Llamar a ${who}`,
  callNumber: (number) => `Llamar al ${number}`,
  more: 'Importar, exportar o borrar',
  fromFile: 'Importar un archivo (vCard o CSV)',
  asVcard: 'Exportar como vCard',
  asCsv: 'Exportar como tabla (CSV)',
  clear: 'Borrar todos los contactos…',
  sure: (count) =>
    form(count, {
      one: `Se borrará ${count} contacto de este dispositivo.`,
      other: `Se borrarán los ${count} contactos de este dispositivo.`,
    }),
  yes: 'Borrar',
  no: 'Conservar',
  cleared: 'Sus contactos se han borrado.',
  imported: (count) => form(count, { one: `${count} importado`, other: `${count} importados` }),
  there: (count) => form(count, { one: `${count} ya existente`, other: `${count} ya existentes` }),
  noNumber: (count) =>
    `${form(count, { one: `${count} omitido`, other: `${count} omitidos` })} por falta de número`,
  notDialled: (count) =>
    form(count, {
      one: `${count} omitido porque no se puede marcar`,
      other: `${count} omitidos porque no se pueden marcar`,
    }),
  noRoom: (count) =>
    `${form(count, { one: `${count} omitido`, other: `${count} omitidos` })} por falta de espacio`,
  notRead: 'Este archivo no contiene contactos.',
  online: 'En línea',
  offline: 'Sin conexión',
  back: 'Volver a Contactos',
  fullName: 'Nombre',
  number: (which) => `Número o dirección ${which}`,
  wrong: 'Un contacto necesita un número o una dirección SIP a los que se pueda llamar.',
  full: 'No queda espacio para más contactos.',
  save: 'Guardar',
  cancel: 'Cancelar',
  remove: 'Borrar este contacto',
  inMemory: 'Este navegador no deja que la página guarde nada: los contactos se pierden al cerrar la página.',
  fileName: 'contactos',
}
