/** The settings, in French. */

import type { SettingsWords } from '../words.ts'

export const settings: SettingsWords = {
  title: 'Réglages',
  close: 'Fermer les réglages',
  notLoaded: 'Les réglages n’ont pas pu être chargés\u202f; vérifiez votre réseau.',
  add: 'Ajouter',
  remove: (what) => `Retirer ${what}`,
  account: {
    title: 'Compte',
    as: (who) => `En session sous le nom ${who}`,
    sandbox: 'Dans la sandbox\u00a0: les appels sont simulés, sur cet ordinateur.',
    stays: 'Jusqu’à ce que vous quittiez la session ou fermiez cet onglet.',
    asksAgain:
      'Jusqu’à ce que cette page soit fermée ou rechargée\u00a0: elle redemandera alors votre mot de passe.',
    sure: 'Cela met fin à vos appels.',
    no: 'Rester en session',
  },
  sound: 'Son',
  calls: {
    title: 'Appels',
    doNotDisturb: 'Ne pas déranger',
    doNotDisturbHint: 'On entend que la ligne est occupée, et rien ne sonne',
    autoAnswer: 'Répondre automatiquement',
    autoAnswerHint:
      'Les appels de ces personnes sont pris après trois bips, sauf si vous les refusez ou si un autre appel est en cours. Dès lors, elles vous entendent.',
    caller: 'Identifiant ou numéro',
  },
  notifications: {
    title: 'Notifications',
    label: 'Me prévenir des appels',
    on: 'Quand on vous appelle et que cette page n’est pas visible',
    asking:
      'Votre navigateur demande si cette page y est autorisée\u00a0: acceptez. Vous ne voyez pas la question\u202f? Regardez à côté de l’adresse.',
    blocked:
      'Votre navigateur les bloque pour cette page. Ouvrez les réglages du site à côté de l’adresse et autorisez les notifications\u202f; activez-les ensuite ici.',
    none: 'Ce navigateur ne peut en afficher aucune pour cette page.',
  },
  network: {
    title: 'Réseau',
    servers: 'Serveurs STUN et TURN',
    serversHint:
      'Ils aident quand un pare-feu se trouve entre vous et les autres. Adressez-vous à la personne qui gère votre réseau.',
    ofSite: 'Ceux de ce site sont utilisés.',
    none: 'Aucun n’est utilisé.',
    address: 'Adresse du serveur',
    wrong: 'Une adresse commence par stun:, turn: ou turns:',
    user: 'Identifiant TURN',
    password: 'Mot de passe TURN',
    passwordHint: 'Il n’est pas enregistré\u00a0: vous le saisirez de nouveau après avoir fermé cette page.',
    wantsPassword: 'non utilisé\u00a0: son mot de passe manque',
    reset: 'Utiliser ceux de ce site',
    relayOnly: 'Uniquement par des serveurs TURN',
    relayOnlyHint: 'Cache votre adresse aux autres. Sans serveur TURN, il n’y a pas de son.',
  },
  region: {
    title: 'Région',
    country: 'Pays',
    hint: 'De quel pays sont les tonalités d’appel et d’occupation que vous entendez, et les numéros sans indicatif',
    auto: 'Selon ce site et le navigateur',
  },
  look: {
    title: 'Apparence',
    theme: 'Thème',
    themes: { auto: 'Auto', light: 'Clair', dark: 'Sombre' },
  },
  keys: {
    hint: 'Répondre, couper le micro, mettre en attente et raccrocher sans souris',
    show: 'Voir les touches',
  },
  privacy: {
    title: 'Confidentialité',
    device:
      'Sur cet appareil\u00a0: votre historique et vos contacts, votre domaine SIP, identifiant et serveur, ces réglages et vos appareils audio.',
    tab: 'Dans cet onglet\u00a0: de quoi reprendre un appel après un rechargement.',
    never:
      'Un mot de passe\u00a0: seulement si vous avez choisi de rester en session, et jusqu’à la fermeture de cet onglet.',
    forget: 'Tout effacer de cet appareil',
    sure: 'Cela vous déconnecte et met fin à vos appels.',
    yes: 'Quitter et effacer',
    no: 'Garder',
  },
}
