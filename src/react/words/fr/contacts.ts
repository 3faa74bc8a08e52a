/** People: the person's own contacts, and the platform's directory. In French. */

import { plural } from '../plural.ts'
import type { ContactsWords } from '../words.ts'

const form = plural('fr')

export const contacts: ContactsWords = {
  name: 'Contacts',
  seek: 'Chercher un contact',
  found: (count) => form(count, { one: `${count} contact`, other: `${count} contacts` }),
  noMatch: 'Personne ne correspond',
  empty: 'Personne encore',
  emptyHint: 'Ajoutez des contacts vous-même, ou prenez-les dans un fichier d’un autre programme.',
  add: 'Ajouter un contact',
  edit: (who) => `Modifier ${who}`,
  call: (who) => `Appeler ${who}`,
  callNumber: (number) => `Appeler le ${number}`,
  more: 'Importer, exporter ou supprimer',
  fromFile: 'Importer un fichier (vCard ou CSV)',
  asVcard: 'Exporter en vCard',
  asCsv: 'Exporter en tableau (CSV)',
  clear: 'Supprimer tous les contacts…',
  sure: (count) =>
    form(count, {
      one: `${count} contact sera supprimé de cet appareil.`,
      other: `Les ${count} contacts seront supprimés de cet appareil.`,
    }),
  yes: 'Supprimer',
  no: 'Garder',
  cleared: 'Vos contacts sont supprimés.',
  imported: (count) => form(count, { one: `${count} importé`, other: `${count} importés` }),
  there: (count) => form(count, { one: `${count} déjà présent`, other: `${count} déjà présents` }),
  noNumber: (count) => `${count} omis faute de numéro`,
  notDialled: (count) =>
    form(count, {
      one: `${count} omis car impossible à appeler`,
      other: `${count} omis car impossibles à appeler`,
    }),
  noRoom: (count) => `${count} omis faute de place`,
  notRead: 'Ce fichier ne contient aucun contact.',
  online: 'En ligne',
  offline: 'Hors ligne',
  back: 'Retour aux contacts',
  fullName: 'Nom',
  number: (which) => `Numéro ou adresse ${which}`,
  wrong: 'Un contact a besoin d’un numéro ou d’une adresse SIP que l’on puisse appeler.',
  full: 'Il n’y a plus de place pour d’autres contacts.',
  save: 'Enregistrer',
  cancel: 'Annuler',
  remove: 'Supprimer ce contact',
  inMemory:
    'Ce navigateur ne laisse rien enregistrer\u00a0: les contacts disparaissent à la fermeture de la page.',
  fileName: 'contacts',
}
