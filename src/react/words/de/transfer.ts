/** Handing calls on, by us, by them, and before they are answered, in German. */

import type { Words } from '../words.ts'

export const transfer: Words['transfer'] = {
  name: 'Vermitteln',
  field: 'Vermitteln an',
  now: 'Jetzt vermitteln',
  first: 'Erst anrufen',
  firstHint: (who) => `„Erst anrufen“ hält ${who}, während Sie nachfragen.`,
  join: (one, other) => `${one} und ${other} verbinden`,
  joinHint: 'Die beiden sprechen weiter, Sie gehen',
  handOver: (to) => `An ${to} vermitteln`,
  handingOver: (to) => `Wird an ${to} vermittelt…`,
  going: 'Wird vermittelt…',
  asked: (who) => `${who} wird gefragt`,
  accepted: (who, to) => `${who} wurde gebeten, ${to} anzurufen`,
  ringing: (to) => `Es klingelt bei ${to}`,
  takeBack: 'Zurückholen',
  done: (to) => `An ${to} vermittelt`,
  failed: {
    busy: (to, who) => `${to} ist besetzt. Sie sind wieder mit ${who} verbunden.`,
    declined: (to, who) => `${to} hat abgelehnt. Sie sind wieder mit ${who} verbunden.`,
    'no-answer': (to, who) => `${to} hat nicht abgenommen. Sie sind wieder mit ${who} verbunden.`,
    'not-found': (to, who) => `${to} wurde nicht gefunden. Sie sind wieder mit ${who} verbunden.`,
    refused: (to, who) => `${to} war nicht erreichbar. Sie sind wieder mit ${who} verbunden.`,
    unknown: (to, who) =>
      `Es kam keine Meldung, dass ${to} übernommen hat. Sie sind weiter mit ${who} verbunden.`,
  },
  referral: {
    title: (who, to) => `${who} bittet Sie, stattdessen ${to} anzurufen`,
    call: (to) => `${to} anrufen`,
    stay: 'Bleiben',
  },
  redirect: {
    more: 'Mehr',
    sendTo: 'Weiterleiten an…',
    field: 'Weiterleiten an',
    send: 'Senden',
    cancel: 'Zurück',
  },
}
