/** The settings, in German. */

import type { SettingsWords } from '../words.ts'

export const settings: SettingsWords = {
  title: 'Einstellungen',
  close: 'Einstellungen schließen',
  notLoaded: 'Die Einstellungen konnten nicht geladen werden; prüfen Sie Ihr Netzwerk.',
  add: 'Hinzufügen',
  remove: (what) => `${what} entfernen`,
  account: {
    title: 'Konto',
    as: (who) => `Angemeldet als ${who}`,
    sandbox: 'In der Sandbox: Anrufe zur Probe, auf diesem Computer.',
    stays: 'Bis Sie sich abmelden oder diesen Tab schließen.',
    asksAgain: 'Bis diese Seite geschlossen oder neu geladen wird: Dann fragt sie nach Ihrem Passwort.',
    sure: 'Damit werden Ihre Anrufe beendet.',
    no: 'Angemeldet bleiben',
  },
  sound: 'Ton',
  calls: {
    title: 'Anrufe',
    doNotDisturb: 'Nicht stören',
    doNotDisturbHint: 'Wer anruft, hört „besetzt“, und nichts klingelt',
    autoAnswer: 'Automatisch annehmen',
    autoAnswerHint:
      'Anrufe von diesen Personen werden nach drei Tönen angenommen, außer Sie lehnen ab oder telefonieren gerade. Danach werden Sie gehört.',
    caller: 'Benutzer oder Nummer',
  },
  notifications: {
    title: 'Benachrichtigungen',
    label: 'Über Anrufe benachrichtigen',
    on: 'Wenn jemand anruft, während diese Seite nicht zu sehen ist',
    asking:
      'Ihr Browser fragt, ob diese Seite das darf: Erlauben Sie es dort. Keine Frage zu sehen? Schauen Sie neben der Adresse nach.',
    blocked:
      'Ihr Browser blockiert sie für diese Seite. Öffnen Sie die Einstellungen der Website neben der Adresse und erlauben Sie Benachrichtigungen; schalten Sie sie dann hier ein.',
    none: 'Dieser Browser kann für diese Seite keine anzeigen.',
  },
  network: {
    title: 'Netzwerk',
    servers: 'STUN- und TURN-Server',
    serversHint:
      'Sie helfen, wo eine Firewall zwischen Ihnen und anderen steht. Fragen Sie die Person, die Ihr Netzwerk betreut.',
    ofSite: 'Die dieser Website werden verwendet.',
    none: 'Es werden keine verwendet.',
    address: 'Serveradresse',
    wrong: 'Eine Adresse beginnt mit stun:, turn: oder turns:',
    user: 'TURN-Benutzer',
    password: 'TURN-Passwort',
    passwordHint: 'Wird nicht gespeichert: Sie geben es nach dem Schließen dieser Seite neu ein.',
    wantsPassword: 'nicht verwendet: Das Passwort fehlt',
    reset: 'Die der Website verwenden',
    relayOnly: 'Nur über TURN-Server',
    relayOnlyHint: 'Verbirgt Ihre Adresse vor anderen. Ohne TURN-Server gibt es keinen Ton.',
  },
  region: {
    title: 'Region',
    country: 'Land',
    hint: 'Wessen Ruf- und Besetzttöne Sie hören, und wohin Nummern ohne Landesvorwahl gehören',
    auto: 'Nach Website und Browser',
  },
  look: {
    title: 'Darstellung',
    theme: 'Farbschema',
    themes: { auto: 'Auto', light: 'Hell', dark: 'Dunkel' },
  },
  keys: { hint: 'Annehmen, stummschalten, halten und auflegen ohne Maus', show: 'Tasten anzeigen' },
  privacy: {
    title: 'Datenschutz',
    device:
      'Auf diesem Gerät: Ihre Anrufliste und Kontakte, Ihre SIP-Domain, Benutzer und Server, diese Einstellungen und Ihre Tongeräte.',
    tab: 'In diesem Tab: womit ein Anruf nach dem Neuladen zurückgeholt wird.',
    never: 'Ein Passwort: nur wenn Sie angemeldet bleiben wollten, und bis dieser Tab geschlossen wird.',
    forget: 'Alles auf diesem Gerät vergessen',
    sure: 'Damit werden Sie abgemeldet und Ihre Anrufe beendet.',
    yes: 'Abmelden und vergessen',
    no: 'Behalten',
  },
}
