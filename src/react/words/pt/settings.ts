/** The settings, in Portuguese. */

import type { SettingsWords } from '../words.ts'

export const settings: SettingsWords = {
  title: 'Configurações',
  close: 'Fechar as configurações',
  notLoaded: 'Não foi possível carregar as configurações; confira a sua rede.',
  add: 'Adicionar',
  remove: (what) => `Remover ${what}`,
  account: {
    title: 'Conta',
    as: (who) => `Você entrou como ${who}`,
    sandbox: 'No sandbox: as chamadas são simuladas, neste computador.',
    stays: 'Até você sair ou fechar esta guia.',
    asksAgain: 'Até esta página ser fechada ou recarregada: aí ela pede a sua senha.',
    sure: 'Isso encerra as suas chamadas.',
    no: 'Continuar na conta',
  },
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
  notifications: {
    title: 'Notificações',
    label: 'Avisar sobre chamadas',
    on: 'Quando alguém liga e esta página não está à vista',
    asking:
      'O navegador pergunta se esta página pode: permita ali. Não vê a pergunta? Olhe ao lado do endereço.',
    blocked:
      'O navegador bloqueia as notificações desta página. Abra as configurações do site ao lado do endereço e permita as notificações; depois ative aqui.',
    none: 'Este navegador não consegue mostrar nenhuma para esta página.',
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
    hint: 'De que país são os tons de chamada e de ocupado que você ouve, e os números sem código de país',
    auto: 'Conforme este site e o navegador',
  },
  look: {
    title: 'Aparência',
    theme: 'Tema',
    themes: { auto: 'Auto', light: 'Claro', dark: 'Escuro' },
  },
  keys: { hint: 'Atender, silenciar, pôr em espera e desligar sem mouse', show: 'Ver as teclas' },
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
