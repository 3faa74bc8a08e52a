/** Handing calls on, in French. */

import type { Words } from '../words.ts'

export const transfer: Words['transfer'] = {
  name: 'Transférer',
  field: 'Transférer à',
  now: 'Transfert direct',
  first: 'Appeler avant',
  firstHint: (who) => `«\u00a0Appeler avant\u00a0» met ${who} en attente pendant que vous demandez.`,
  join: (one, other) => `Mettre ${one} et ${other} en relation`,
  joinHint: 'La conversation continue sans vous',
  handOver: (to) => `Passer à ${to}`,
  handingOver: (to) => `Transfert à ${to}…`,
  going: 'Transfert…',
  asked: (who) => `Demande envoyée à ${who}`,
  accepted: (who, to) => `${who} a reçu la demande d’appeler ${to}`,
  ringing: (to) => `Sonnerie chez ${to}`,
  takeBack: 'Reprendre',
  done: (to) => `Transféré à ${to}`,
  failed: {
    busy: (to, who) => `${to} est en communication. Vous êtes de nouveau avec ${who}.`,
    declined: (to, who) => `${to} a refusé. Vous êtes de nouveau avec ${who}.`,
    'no-answer': (to, who) => `${to} n’a pas décroché. Vous êtes de nouveau avec ${who}.`,
    'not-found': (to, who) => `${to} est introuvable. Vous êtes de nouveau avec ${who}.`,
    refused: (to, who) => `${to} est injoignable. Vous êtes de nouveau avec ${who}.`,
    unknown: (to, who) => `Rien ne confirme que ${to} a pris l’appel. Vous êtes toujours avec ${who}.`,
  },
  referral: {
    title: (who, to) => `${who} vous demande d’appeler plutôt ${to}`,
    call: (to) => `Appeler ${to}`,
    stay: 'Rester',
  },
  redirect: {
    more: 'Plus',
    sendTo: 'Renvoyer vers…',
    field: 'Renvoyer vers',
    send: 'Renvoyer',
    cancel: 'Retour',
  },
}
