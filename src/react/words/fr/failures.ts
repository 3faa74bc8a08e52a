/** What went wrong and what to do about it, in French. */

import type { Words } from '../words.ts'

export const failures: Words['failures'] = {
  'microphone-denied': {
    sentence: 'Le microphone est bloqué',
    hint: 'Cliquez sur le symbole près de l’adresse de la page, autorisez le microphone, puis réessayez.',
  },
  'microphone-missing': {
    sentence: 'Aucun microphone trouvé',
    hint: 'Branchez ou allumez un microphone, puis réessayez.',
  },
  'microphone-busy': {
    sentence: 'Le microphone est utilisé ailleurs',
    hint: 'Fermez l’autre programme qui l’utilise, puis réessayez.',
  },
  'insecure-page': {
    sentence: 'Cette page ne peut pas utiliser le microphone',
    hint: 'Ouvrez-la par son adresse https://.',
  },
  'unsupported-browser': {
    sentence: 'Ce navigateur ne permet pas de téléphoner',
    hint: 'Utilisez une version actuelle de Chrome, Edge, Firefox ou Safari.',
  },
  'credentials-refused': {
    sentence: 'Identifiant ou mot de passe incorrect',
    hint: 'Vérifiez les deux, puis reconnectez-vous.',
  },
  'credentials-missing': {
    sentence: 'Le mot de passe manque',
    hint: 'Reconnectez-vous.',
  },
  forbidden: {
    sentence: 'Le serveur ne l’autorise pas',
    hint: 'Adressez-vous à la personne qui gère votre téléphonie.',
  },
  'too-many-devices': {
    sentence: 'Trop de téléphones utilisent ce compte',
    hint: 'Déconnectez l’un d’eux, puis réessayez.',
  },
  'domain-not-found': {
    sentence: 'Le serveur ne connaît pas ce domaine SIP',
    hint: 'Vérifiez le domaine SIP.',
  },
  unreachable: {
    sentence: 'Pas de connexion au serveur',
    hint: 'Vérifiez votre réseau et l’adresse du serveur.',
  },
  'connection-lost': {
    sentence: 'La connexion au serveur est perdue',
    hint: 'Vérifiez votre réseau. Le téléphone réessaie de lui-même.',
  },
  'server-silent': {
    sentence: 'Le serveur ne répond pas',
    hint: 'Réessayez dans un instant.',
  },
  'server-trouble': {
    sentence: 'Le serveur rencontre un problème interne',
    hint: 'Réessayez dans un instant.',
  },
  'invalid-number': {
    sentence: 'Ce numéro ne peut pas être appelé',
    hint: 'Vérifiez-le ou ajoutez l’indicatif du pays.',
  },
  moved: {
    sentence: 'Le numéro a changé',
    hint: 'Demandez le nouveau.',
  },
  'not-acceptable': {
    sentence: 'Les deux téléphones n’ont aucun format de son en commun',
    hint: 'Adressez-vous à la personne qui gère votre téléphonie.',
  },
  'call-gone': {
    sentence: 'L’appel n’existait plus',
    hint: 'L’autre côté y avait déjà mis fin. Rappelez si vous avez encore à parler.',
  },
  'media-failed': {
    sentence: 'Le son n’a pas pu passer',
    hint: 'Un pare-feu le bloque peut-être. Essayez un autre réseau, puis rappelez.',
  },
  refused: {
    sentence: 'L’appel a été refusé',
    hint: 'Réessayez plus tard ou vérifiez le numéro.',
  },
}

/** Why an ask came to nothing at once. */
export const refusals: Words['refusals'] = {
  'bad-options': { sentence: 'Ce compte est inutilisable', hint: 'Vérifiez les champs.' },
  'bad-target': {
    sentence: 'Cette destination ne peut pas être appelée',
    hint: 'Utilisez un numéro, un identifiant ou une adresse SIP de votre domaine.',
  },
  'wrong-moment': { sentence: 'Impossible pour le moment', hint: 'Attendez que le téléphone soit en ligne.' },
  'too-many-calls': { sentence: 'Trop d’appels à la fois', hint: 'Terminez-en un d’abord.' },
  refused: { sentence: 'L’autre côté n’a pas accepté', hint: 'L’appel continue comme avant.' },
  timeout: {
    sentence: 'L’autre côté ne répond pas',
    hint: 'L’appel continue comme avant. Réessayez.',
  },
  destroyed: { sentence: 'Ce téléphone a été déconnecté', hint: 'Reconnectez-vous.' },
}

/** How a call ended when nothing was broken. */
export const endings: Words['endings'] = {
  'hung-up-us': { sentence: 'Appel terminé', hint: () => 'Vous avez raccroché' },
  'hung-up-them': { sentence: 'Appel terminé', hint: (who) => `${who} a raccroché` },
  'cancelled-us': { sentence: 'Vous avez annulé l’appel', hint: () => 'Personne n’avait encore répondu' },
  missed: { sentence: 'Appel manqué', hint: (who) => `${who} a cessé d’appeler` },
  'declined-us': { sentence: 'Refusé', hint: () => 'Vous avez refusé l’appel' },
  'declined-them': { sentence: 'Refusé', hint: (who) => `${who} a refusé l’appel. Réessayez plus tard.` },
  busy: { sentence: 'Occupé', hint: (who) => `${who} ne peut pas parler maintenant. Réessayez plus tard.` },
  'no-answer': { sentence: 'Sans réponse', hint: (who) => `${who} n’a pas décroché. Réessayez plus tard.` },
  'not-found': {
    sentence: 'Numéro introuvable',
    hint: () => 'Vérifiez-le ou ajoutez l’indicatif du pays.',
  },
  unavailable: {
    sentence: 'Injoignable',
    hint: (who) => `${who} est injoignable pour le moment. Réessayez plus tard.`,
  },
  'not-disturbed': {
    sentence: 'Manqué : Ne pas déranger était activé',
    hint: (who) => `${who} a entendu la tonalité d’occupation`,
  },
  'no-room': {
    sentence: 'Manqué : il n’y avait plus de place pour un autre appel',
    hint: (who) => `${who} a entendu la tonalité d’occupation`,
  },
  'answered-elsewhere': {
    sentence: 'Pris ailleurs',
    hint: () => 'Un autre de vos téléphones a pris l’appel',
  },
  transferred: {
    sentence: 'Transféré',
    hint: (who) => `L’appel est maintenant avec ${who}`,
  },
  redirected: {
    sentence: 'Renvoyé',
    hint: (who) => `L’appel a été renvoyé vers ${who}`,
  },
}
