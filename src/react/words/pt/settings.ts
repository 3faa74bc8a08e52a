/** The settings, in Portuguese. */

import type { SettingsWords } from '../words.ts'

export const settings: SettingsWords = {
  title: 'Configurações',
  close: 'Fechar as configurações',
  notLoaded: 'Não foi possível carregar as configurações; confira a sua rede.',
  add: 'Adicionar',
  remove: (what) => `Remover ${what}`,
  sound: 'Som',
  calls: {
    title: 'Chamadas',
    doNotDisturb: 'Não incomodar',
    doNotDisturbHint: 'Quem liga ouve o tom de ocupado, e nada toca',
    autoAnswer: 'Atender automaticamente',
    autoAnswerHint:
      'As chamadas destas pessoas são atendidas após três bipes, a menos que você recuse ou esteja em outra chamada. A partir daí, elas ouvem você.',
    caller: 'Usuário ou número',
  },
  network: {
    title: 'Rede',
    servers: 'Servidores STUN e TURN',
    serversHint: 'Ajudam quando há um firewall entre você e os outros. Consulte quem cuida da sua rede.',
    ofSite: 'São usados os deste site.',
    none: 'Nenhum é usado.',
    address: 'Endereço do servidor',
    wrong: 'Um endereço começa com stun:, turn: ou turns:',
    user: 'Usuário do TURN',
    password: 'Senha do TURN',
    passwordHint: 'Não é guardada: você precisa digitá-la de novo depois de fechar esta página.',
    wantsPassword: 'não é usado: falta a senha',
    reset: 'Usar os deste site',
    relayOnly: 'Só por servidores TURN',
    relayOnlyHint: 'Esconde o seu endereço dos outros. Sem um servidor TURN, não há som.',
  },
  region: {
    title: 'Região',
    country: 'País',
    hint: 'Define os tons de chamada e de ocupado que você ouve',
    auto: 'Conforme este site e o navegador',
  },
  look: {
    title: 'Aparência',
    theme: 'Tema',
    themes: { auto: 'Auto', light: 'Claro', dark: 'Escuro' },
  },
  privacy: {
    title: 'Privacidade',
    device:
      'Neste dispositivo: o seu histórico e os seus contatos, o seu domínio SIP, usuário e servidor, estas configurações e os seus dispositivos de som.',
    tab: 'Nesta guia: o que recupera uma chamada após recarregar.',
    never: 'Uma senha: só se você escolheu continuar na conta, e até esta guia ser fechada.',
    forget: 'Apagar tudo deste dispositivo',
    sure: 'Isso encerra a sua sessão e as suas chamadas.',
    yes: 'Sair e apagar',
    no: 'Manter',
  },
}
