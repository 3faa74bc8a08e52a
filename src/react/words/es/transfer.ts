/** Handing calls on, in Spanish. */

import type { Words } from '../words.ts'

export const transfer: Words['transfer'] = {
  name: 'Transferir',
  field: 'Transferir a',
  now: 'Transferir ya',
  first: 'Llamar antes',
  firstHint: (who) => `«Llamar antes» deja a ${who} en espera mientras usted consulta.`,
  join: (one, other) => `Conectar a ${one} con ${other}`,
  joinHint: 'Siguen hablando sin usted',
  handOver: (to) => `Pasar a ${to}`,
  handingOver: (to) => `Pasando a ${to}…`,
  going: 'Transfiriendo…',
  asked: (who) => `Solicitud enviada a ${who}`,
  accepted: (who, to) => `${who} recibió la solicitud de llamar a ${to}`,
  ringing: (to) => `Se está llamando a ${to}`,
  takeBack: 'Recuperar',
  done: (to) => `Transferida a ${to}`,
  failed: {
    busy: (to, who) => `La línea de ${to} está ocupada. La llamada con ${who} vuelve a usted.`,
    declined: (to, who) => `${to} rechazó la llamada. La llamada con ${who} vuelve a usted.`,
    'no-answer': (to, who) => `${to} no contestó. La llamada con ${who} vuelve a usted.`,
    'not-found': (to, who) => `No se encontró a ${to}. La llamada con ${who} vuelve a usted.`,
    refused: (to, who) => `No se pudo contactar con ${to}. La llamada con ${who} vuelve a usted.`,
    unknown: (to, who) => `Nadie confirmó que ${to} contestara. La llamada con ${who} sigue con usted.`,
  },
  referral: {
    title: (who, to) => `${who} le pide que llame a ${to}`,
    call: (to) => `Llamar a ${to}`,
    stay: 'Quedarse',
  },
  redirect: {
    more: 'Más',
    sendTo: 'Desviar a…',
    field: 'Desviar a',
    send: 'Desviar',
    cancel: 'Volver',
  },
}
