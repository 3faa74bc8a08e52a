/** The settings, in French. */

import type { SettingsWords } from '../words.ts'

export const settings: SettingsWords = {
  title: 'Réglages',
  close: 'Fermer les réglages',
  notLoaded: 'Les réglages n’ont pas pu être chargés\u202f; vérifiez votre réseau.',
  add: 'Ajouter',
  remove: (what) => `Retirer ${what}`,
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
    hint: 'Détermine les tonalités d’appel et d’occupation que vous entendez',
    auto: 'Selon ce site et le navigateur',
  },
  look: {
    title: 'Apparence',
    theme: 'Thème',
    themes: { auto: 'Auto', light: 'Clair', dark: 'Sombre' },
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
