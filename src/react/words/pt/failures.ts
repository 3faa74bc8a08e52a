/** What went wrong and what to do about it, in Portuguese. */

import type { Words } from '../words.ts'

export const failures: Words['failures'] = {
  'microphone-denied': {
    sentence: 'O microfone está bloqueado',
    hint: 'Clique no símbolo ao lado do endereço da página, permita o microfone e tente de novo.',
  },
  'microphone-missing': {
    sentence: 'Nenhum microfone encontrado',
    hint: 'Conecte ou ligue um microfone e tente de novo.',
  },
  'microphone-busy': {
    sentence: 'O microfone está em uso por outro programa',
    hint: 'Feche esse programa e tente de novo.',
  },
  'insecure-page': {
    sentence: 'Esta página não pode usar o microfone',
    hint: 'Abra-a pelo endereço https://.',
  },
  'unsupported-browser': {
    sentence: 'Este navegador não consegue fazer chamadas',
    hint: 'Use uma versão atual do Chrome, Edge, Firefox ou Safari.',
  },
  'credentials-refused': {
    sentence: 'O usuário ou a senha está errado',
    hint: 'Confira os dois e entre de novo.',
  },
  'credentials-missing': {
    sentence: 'Falta a senha',
    hint: 'Entre de novo.',
  },
  forbidden: {
    sentence: 'O servidor não permite isso',
    hint: 'Consulte quem cuida do seu sistema telefônico.',
  },
  'too-many-devices': {
    sentence: 'Há telefones demais usando esta conta',
    hint: 'Saia da conta em um deles e tente de novo.',
  },
  'domain-not-found': {
    sentence: 'O servidor não conhece este domínio SIP',
    hint: 'Confira o domínio SIP.',
  },
  unreachable: {
    sentence: 'Sem conexão com o servidor',
    hint: 'Confira a sua rede e o endereço do servidor.',
  },
  'connection-lost': {
    sentence: 'A conexão com o servidor caiu',
    hint: 'Confira a sua rede. O telefone continua tentando sozinho.',
  },
  'server-silent': {
    sentence: 'O servidor não responde',
    hint: 'Tente de novo daqui a pouco.',
  },
  'server-trouble': {
    sentence: 'O servidor está com um problema interno',
    hint: 'Tente de novo daqui a pouco.',
  },
  'invalid-number': {
    sentence: 'Não é possível ligar para este número',
    hint: 'Confira o número ou acrescente o código do país.',
  },
  moved: {
    sentence: 'O número mudou',
    hint: 'Peça o novo.',
  },
  'not-acceptable': {
    sentence: 'Os dois telefones não chegaram a um formato de som comum',
    hint: 'Consulte quem cuida do seu sistema telefônico.',
  },
  'call-gone': {
    sentence: 'A chamada já não existia',
    hint: 'O outro lado já a tinha encerrado. Ligue de novo se ainda precisar falar.',
  },
  'media-failed': {
    sentence: 'O som não conseguiu passar',
    hint: 'Talvez um firewall esteja bloqueando. Tente outra rede e ligue de novo.',
  },
  refused: {
    sentence: 'A chamada foi recusada',
    hint: 'Tente mais tarde ou confira o número.',
  },
}

/** Why an ask came to nothing at once. */
export const refusals: Words['refusals'] = {
  'bad-options': { sentence: 'Não é possível usar esta conta', hint: 'Confira os campos.' },
  'bad-target': {
    sentence: 'Não é possível ligar para este destino',
    hint: 'Use um número, um usuário ou um endereço SIP do seu domínio.',
  },
  'wrong-moment': { sentence: 'Isso não é possível agora', hint: 'Espere o telefone ficar online.' },
  'too-many-calls': { sentence: 'Chamadas demais ao mesmo tempo', hint: 'Encerre uma delas antes.' },
  refused: { sentence: 'O outro lado não aceitou', hint: 'A chamada continua como estava.' },
  timeout: {
    sentence: 'O outro lado não responde',
    hint: 'A chamada continua como estava. Tente de novo.',
  },
  destroyed: { sentence: 'A sessão deste telefone foi encerrada', hint: 'Entre de novo.' },
}

/** How a call ended when nothing was broken. */
export const endings: Words['endings'] = {
  'hung-up-us': { sentence: 'Chamada encerrada', hint: () => 'Você desligou' },
  'hung-up-them': { sentence: 'Chamada encerrada', hint: (who) => `${who} desligou` },
  'cancelled-us': { sentence: 'Você cancelou a chamada', hint: () => 'Ainda não tinham atendido' },
  missed: { sentence: 'Chamada perdida', hint: (who) => `${who} parou de chamar` },
  'declined-us': { sentence: 'Recusada', hint: () => 'Você recusou a chamada' },
  'declined-them': { sentence: 'Recusada', hint: (who) => `${who} recusou a chamada. Tente mais tarde.` },
  busy: { sentence: 'Ocupado', hint: (who) => `${who} não pode falar agora. Tente mais tarde.` },
  'no-answer': { sentence: 'Sem resposta', hint: (who) => `${who} não atendeu. Tente mais tarde.` },
  'not-found': {
    sentence: 'Número não encontrado',
    hint: () => 'Confira o número ou acrescente o código do país.',
  },
  unavailable: {
    sentence: 'Indisponível',
    hint: (who) => `Não é possível contatar ${who} agora. Tente mais tarde.`,
  },
  'not-disturbed': {
    sentence: 'Perdida: Não incomodar estava ativado',
    hint: (who) => `${who} ouviu o sinal de ocupado`,
  },
  'no-room': {
    sentence: 'Perdida: não cabia mais nenhuma chamada',
    hint: (who) => `${who} ouviu o sinal de ocupado`,
  },
  'answered-elsewhere': {
    sentence: 'Atendida em outro telefone',
    hint: () => 'Outro dos seus telefones atendeu a chamada',
  },
  transferred: {
    sentence: 'Transferida',
    hint: (who) => `A chamada está agora com ${who}`,
  },
  redirected: {
    sentence: 'Desviada',
    hint: (who) => `A chamada foi desviada para ${who}`,
  },
}
