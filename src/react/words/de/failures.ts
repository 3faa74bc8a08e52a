/** What went wrong, in one sentence, and what to do about it, in German. */

import type { Words } from '../words.ts'

export const failures: Words['failures'] = {
  'microphone-denied': {
    sentence: 'Das Mikrofon ist blockiert',
    hint: 'Klicken Sie auf das Symbol neben der Adresse der Seite, erlauben Sie das Mikrofon und versuchen Sie es erneut.',
  },
  'microphone-missing': {
    sentence: 'Kein Mikrofon gefunden',
    hint: 'Schließen Sie eines an oder schalten Sie es ein und versuchen Sie es erneut.',
  },
  'microphone-busy': {
    sentence: 'Das Mikrofon wird anderswo verwendet',
    hint: 'Schließen Sie das andere Programm, das es verwendet, und versuchen Sie es erneut.',
  },
  'insecure-page': {
    sentence: 'Diese Seite darf das Mikrofon nicht verwenden',
    hint: 'Öffnen Sie die Seite über ihre https://-Adresse.',
  },
  'unsupported-browser': {
    sentence: 'Dieser Browser kann nicht telefonieren',
    hint: 'Verwenden Sie ein aktuelles Chrome, Edge, Firefox oder Safari.',
  },
  'credentials-refused': {
    sentence: 'Benutzer oder Passwort ist falsch',
    hint: 'Prüfen Sie beides und melden Sie sich erneut an.',
  },
  'credentials-missing': {
    sentence: 'Das Passwort fehlt',
    hint: 'Melden Sie sich erneut an.',
  },
  forbidden: {
    sentence: 'Der Server erlaubt das nicht',
    hint: 'Fragen Sie die Person, die Ihre Telefonanlage betreut.',
  },
  'too-many-devices': {
    sentence: 'Zu viele Telefone verwenden dieses Konto',
    hint: 'Melden Sie sich auf einem davon ab und versuchen Sie es erneut.',
  },
  'domain-not-found': {
    sentence: 'Der Server kennt diese SIP-Domain nicht',
    hint: 'Prüfen Sie die SIP-Domain.',
  },
  unreachable: {
    sentence: 'Keine Verbindung zum Server',
    hint: 'Prüfen Sie Ihr Netzwerk und die Adresse des Servers.',
  },
  'connection-lost': {
    sentence: 'Die Verbindung zum Server ist abgebrochen',
    hint: 'Prüfen Sie Ihr Netzwerk. Das Telefon versucht es von selbst weiter.',
  },
  'server-silent': {
    sentence: 'Der Server antwortet nicht',
    hint: 'Versuchen Sie es gleich noch einmal.',
  },
  'server-trouble': {
    sentence: 'Der Server hat selbst eine Störung',
    hint: 'Versuchen Sie es gleich noch einmal.',
  },
  'invalid-number': {
    sentence: 'Diese Nummer kann nicht angerufen werden',
    hint: 'Prüfen Sie die Nummer oder ergänzen Sie die Ländervorwahl.',
  },
  moved: {
    sentence: 'Die Nummer hat sich geändert',
    hint: 'Fragen Sie nach der neuen.',
  },
  'not-acceptable': {
    sentence: 'Die beiden Telefone haben kein gemeinsames Tonformat',
    hint: 'Fragen Sie die Person, die Ihre Telefonanlage betreut.',
  },
  'call-gone': {
    sentence: 'Der Anruf bestand nicht mehr',
    hint: 'Die Gegenseite hatte ihn schon beendet. Rufen Sie bei Bedarf erneut an.',
  },
  'media-failed': {
    sentence: 'Der Ton kam nicht durch',
    hint: 'Vielleicht ist eine Firewall im Weg. Versuchen Sie es in einem anderen Netzwerk.',
  },
  refused: {
    sentence: 'Der Anruf wurde abgewiesen',
    hint: 'Versuchen Sie es später erneut oder prüfen Sie die Nummer.',
  },
}

export const refusals: Words['refusals'] = {
  'bad-options': {
    sentence: 'Dieses Konto kann nicht verwendet werden',
    hint: 'Prüfen Sie die Felder.',
  },
  'bad-target': {
    sentence: 'Das kann nicht angerufen werden',
    hint: 'Verwenden Sie eine Nummer, einen Benutzer oder eine SIP-Adresse Ihrer Domain.',
  },
  'wrong-moment': {
    sentence: 'Das ist gerade nicht möglich',
    hint: 'Warten Sie, bis das Telefon online ist.',
  },
  'too-many-calls': {
    sentence: 'Zu viele Anrufe auf einmal',
    hint: 'Beenden Sie zuerst einen davon.',
  },
  refused: {
    sentence: 'Die Gegenseite hat nicht zugestimmt',
    hint: 'Der Anruf läuft weiter wie zuvor.',
  },
  timeout: {
    sentence: 'Keine Antwort von der Gegenseite',
    hint: 'Der Anruf läuft weiter wie zuvor. Versuchen Sie es erneut.',
  },
  destroyed: {
    sentence: 'Dieses Telefon wurde abgemeldet',
    hint: 'Melden Sie sich erneut an.',
  },
}

export const endings: Words['endings'] = {
  'hung-up-us': { sentence: 'Anruf beendet', hint: () => 'Sie haben aufgelegt' },
  'hung-up-them': { sentence: 'Anruf beendet', hint: (who) => `${who} hat aufgelegt` },
  'cancelled-us': {
    sentence: 'Sie haben den Anruf abgebrochen',
    hint: () => 'Es hatte noch niemand angenommen',
  },
  missed: { sentence: 'Verpasster Anruf', hint: (who) => `${who} hat aufgelegt` },
  'declined-us': { sentence: 'Abgelehnt', hint: () => 'Sie haben den Anruf abgelehnt' },
  'declined-them': {
    sentence: 'Abgelehnt',
    hint: (who) => `${who} hat abgelehnt. Versuchen Sie es später erneut.`,
  },
  busy: {
    sentence: 'Besetzt',
    hint: (who) => `${who} kann gerade nicht sprechen. Versuchen Sie es später erneut.`,
  },
  'no-answer': {
    sentence: 'Keine Antwort',
    hint: (who) => `${who} hat nicht abgenommen. Versuchen Sie es später erneut.`,
  },
  'not-found': {
    sentence: 'Nummer nicht gefunden',
    hint: () => 'Prüfen Sie die Nummer oder ergänzen Sie die Ländervorwahl.',
  },
  unavailable: {
    sentence: 'Nicht erreichbar',
    hint: (who) => `${who} ist gerade nicht erreichbar. Versuchen Sie es später erneut.`,
  },
  'not-disturbed': {
    sentence: 'Verpasst: „Nicht stören“ war an',
    hint: (who) => `${who} hörte das Besetztzeichen`,
  },
  'no-room': {
    sentence: 'Verpasst: Es war kein Platz für einen weiteren Anruf',
    hint: (who) => `${who} hörte das Besetztzeichen`,
  },
  'answered-elsewhere': {
    sentence: 'Anderswo angenommen',
    hint: () => 'Der Anruf wurde an einem anderen Ihrer Telefone angenommen',
  },
  transferred: {
    sentence: 'Vermittelt',
    hint: (who) => `Das Gespräch läuft jetzt mit ${who}`,
  },
  redirected: {
    sentence: 'Weitergeleitet',
    hint: (who) => `Der Anruf ging an ${who}`,
  },
}
