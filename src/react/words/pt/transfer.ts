/** Handing calls on, in Portuguese. */

import type { Words } from '../words.ts'

export const transfer: Words['transfer'] = {
  name: 'Transferir',
  field: 'Transferir para',
  now: 'Transferir já',
  first: 'Ligar antes',
  firstHint: (who) => `“Ligar antes” deixa ${who} em espera enquanto você consulta.`,
  join: (one, other) => `Conectar ${one} com ${other}`,
  joinHint: 'A conversa continua sem você',
  handOver: (to) => `Passar para ${to}`,
  handingOver: (to) => `Passando para ${to}…`,
  going: 'Transferindo…',
  asked: (who) => `Pedido enviado a ${who}`,
  accepted: (who, to) => `${who} recebeu o pedido de ligar para ${to}`,
  ringing: (to) => `Está chamando ${to}`,
  takeBack: 'Recuperar',
  done: (to) => `Transferida para ${to}`,
  failed: {
    busy: (to, who) => `A linha de ${to} está ocupada. A chamada com ${who} voltou para você.`,
    declined: (to, who) => `${to} recusou. A chamada com ${who} voltou para você.`,
    'no-answer': (to, who) => `${to} não atendeu. A chamada com ${who} voltou para você.`,
    'not-found': (to, who) => `Destino não encontrado: ${to}. A chamada com ${who} voltou para você.`,
    refused: (to, who) => `Não foi possível contatar ${to}. A chamada com ${who} voltou para você.`,
    unknown: (to, who) => `Ninguém confirmou que ${to} atendeu. A chamada com ${who} continua com você.`,
  },
  referral: {
    title: (who, to) => `${who} pede que você ligue para ${to}`,
    call: (to) => `Ligar para ${to}`,
    stay: 'Ficar',
  },
  redirect: {
    more: 'Mais',
    sendTo: 'Desviar para…',
    field: 'Desviar para',
    send: 'Desviar',
    cancel: 'Voltar',
  },
}
