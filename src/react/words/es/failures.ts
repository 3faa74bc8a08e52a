/** What went wrong and what to do about it, in Spanish. */

import type { Words } from '../words.ts'

export const failures: Words['failures'] = {
  'microphone-denied': {
    sentence: 'El micrófono está bloqueado',
    hint: 'Pulse el símbolo junto a la dirección de la página, permita el micrófono e inténtelo de nuevo.',
  },
  'microphone-missing': {
    sentence: 'No se encontró ningún micrófono',
    hint: 'Conecte o encienda uno e inténtelo de nuevo.',
  },
  'microphone-busy': {
    sentence: 'Otro programa está usando el micrófono',
    hint: 'Cierre ese programa e inténtelo de nuevo.',
  },
  'insecure-page': {
    sentence: 'Esta página no puede usar el micrófono',
    hint: 'Ábrala con su dirección https://.',
  },
  'unsupported-browser': {
    sentence: 'Este navegador no puede hacer llamadas',
    hint: 'Use una versión actual de Chrome, Edge, Firefox o Safari.',
  },
  'credentials-refused': {
    sentence: 'El usuario o la contraseña no son correctos',
    hint: 'Revise ambos y vuelva a iniciar sesión.',
  },
  'credentials-missing': {
    sentence: 'Falta la contraseña',
    hint: 'Vuelva a iniciar sesión.',
  },
  forbidden: {
    sentence: 'El servidor no lo permite',
    hint: 'Consulte a quien administra su sistema telefónico.',
  },
  'too-many-devices': {
    sentence: 'Demasiados teléfonos usan esta cuenta',
    hint: 'Cierre la sesión en uno de ellos e inténtelo de nuevo.',
  },
  'domain-not-found': {
    sentence: 'El servidor no conoce este dominio SIP',
    hint: 'Revise el dominio SIP.',
  },
  unreachable: {
    sentence: 'Sin conexión con el servidor',
    hint: 'Revise su red y la dirección del servidor.',
  },
  'connection-lost': {
    sentence: 'Se perdió la conexión con el servidor',
    hint: 'Revise su red. El teléfono sigue intentándolo por sí solo.',
  },
  'server-silent': {
    sentence: 'El servidor no responde',
    hint: 'Inténtelo de nuevo en un momento.',
  },
  'server-trouble': {
    sentence: 'El servidor tiene un problema interno',
    hint: 'Inténtelo de nuevo en un momento.',
  },
  'invalid-number': {
    sentence: 'No se puede llamar a este número',
    hint: 'Revíselo o añada el prefijo del país.',
  },
  moved: {
    sentence: 'El número ha cambiado',
    hint: 'Pida el nuevo.',
  },
  'not-acceptable': {
    sentence: 'Los dos teléfonos no acordaron un formato de sonido',
    hint: 'Consulte a quien administra su sistema telefónico.',
  },
  'call-gone': {
    sentence: 'La llamada ya no existía',
    hint: 'La otra parte ya la había terminado. Vuelva a llamar si aún necesita hablar.',
  },
  'media-failed': {
    sentence: 'El sonido no pudo pasar',
    hint: 'Quizá lo impide un cortafuegos. Pruebe otra red y vuelva a llamar.',
  },
  refused: {
    sentence: 'La llamada fue rechazada',
    hint: 'Inténtelo más tarde o revise el número.',
  },
}

/** Why an ask came to nothing at once. */
export const refusals: Words['refusals'] = {
  'bad-options': { sentence: 'No se puede usar esta cuenta', hint: 'Revise los campos.' },
  'bad-target': {
    sentence: 'No se puede llamar a este destino',
    hint: 'Use un número, un usuario o una dirección SIP de su dominio.',
  },
  'wrong-moment': {
    sentence: 'Ahora no es posible',
    hint: 'Espere a que el teléfono esté en línea.',
  },
  'too-many-calls': { sentence: 'Demasiadas llamadas a la vez', hint: 'Termine antes una de ellas.' },
  refused: { sentence: 'La otra parte no aceptó', hint: 'La llamada sigue como estaba.' },
  timeout: {
    sentence: 'La otra parte no responde',
    hint: 'La llamada sigue como estaba. Inténtelo de nuevo.',
  },
  destroyed: { sentence: 'Se cerró la sesión de este teléfono', hint: 'Vuelva a iniciar sesión.' },
}

/** How a call ended when nothing was broken. */
export const endings: Words['endings'] = {
  'hung-up-us': { sentence: 'Llamada terminada', hint: () => 'Usted colgó' },
  'hung-up-them': { sentence: 'Llamada terminada', hint: (who) => `${who} colgó` },
  'cancelled-us': { sentence: 'Usted canceló la llamada', hint: () => 'Aún no habían contestado' },
  missed: { sentence: 'Llamada perdida', hint: (who) => `${who} dejó de llamar` },
  'declined-us': { sentence: 'Rechazada', hint: () => 'Usted rechazó la llamada' },
  'declined-them': {
    sentence: 'Rechazada',
    hint: (who) => `${who} rechazó la llamada. Inténtelo más tarde.`,
  },
  busy: { sentence: 'Ocupado', hint: (who) => `${who} no puede hablar ahora. Inténtelo más tarde.` },
  'no-answer': { sentence: 'Sin respuesta', hint: (who) => `${who} no contestó. Inténtelo más tarde.` },
  'not-found': {
    sentence: 'Número no encontrado',
    hint: () => 'Revíselo o añada el prefijo del país.',
  },
  unavailable: {
    sentence: 'No disponible',
    hint: (who) => `No se puede localizar a ${who} ahora. Inténtelo más tarde.`,
  },
  'not-disturbed': {
    sentence: 'Perdida: No molestar estaba activado',
    hint: (who) => `${who} recibió la señal de ocupado`,
  },
  'no-room': {
    sentence: 'Perdida: ya no cabían más llamadas',
    hint: (who) => `${who} recibió la señal de ocupado`,
  },
  'answered-elsewhere': {
    sentence: 'Contestada en otro teléfono',
    hint: () => 'Otro de sus teléfonos tomó la llamada',
  },
  transferred: {
    sentence: 'Transferida',
    hint: (who) => `La llamada está ahora con ${who}`,
  },
  redirected: {
    sentence: 'Desviada',
    hint: (who) => `La llamada se desvió a ${who}`,
  },
}
