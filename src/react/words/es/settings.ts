/** The settings, in Spanish. */

import type { SettingsWords } from '../words.ts'

export const settings: SettingsWords = {
  title: 'Ajustes',
  close: 'Cerrar los ajustes',
  notLoaded: 'No se pudieron cargar los ajustes; revise su red.',
  add: 'Añadir',
  remove: (what) => `Quitar ${what}`,
  account: {
    title: 'Cuenta',
    as: (who) => `Sesión iniciada como ${who}`,
    sandbox: 'En el sandbox: las llamadas son simuladas, en este equipo.',
    stays: 'Hasta que cierre la sesión o esta pestaña.',
    asksAgain: 'Hasta que esta página se cierre o se recargue: entonces le pedirá la contraseña.',
    sure: 'Esto termina sus llamadas.',
    no: 'Seguir en la sesión',
  },
  sound: 'Sonido',
  calls: {
    title: 'Llamadas',
    doNotDisturb: 'No molestar',
    doNotDisturbHint: 'Quien llama oye el tono de ocupado, y nada suena',
    autoAnswer: 'Contestar automáticamente',
    autoAnswerHint:
      'Las llamadas de estas personas se contestan tras tres pitidos, salvo que usted las rechace o esté en otra llamada. Desde ese momento le oyen.',
    caller: 'Usuario o número',
  },
  notifications: {
    title: 'Notificaciones',
    label: 'Avisarme de las llamadas',
    on: 'Cuando alguien llame y esta página no esté a la vista',
    asking:
      'Su navegador pregunta si esta página puede hacerlo: permítalo allí. ¿No ve la pregunta? Mire junto a la dirección.',
    blocked:
      'Su navegador las bloquea para esta página. Abra los ajustes del sitio junto a la dirección y permita las notificaciones; después actívelas aquí.',
    none: 'Este navegador no puede mostrar ninguna para esta página.',
  },
  network: {
    title: 'Red',
    servers: 'Servidores STUN y TURN',
    serversHint:
      'Ayudan cuando hay un cortafuegos entre usted y los demás. Consulte a quien administra su red.',
    ofSite: 'Se usan los de este sitio.',
    none: 'No se usa ninguno.',
    address: 'Dirección del servidor',
    wrong: 'Una dirección empieza por stun:, turn: o turns:',
    user: 'Usuario de TURN',
    password: 'Contraseña de TURN',
    passwordHint: 'No se guarda: tendrá que escribirla de nuevo después de cerrar esta página.',
    wantsPassword: 'no se usa: falta su contraseña',
    reset: 'Usar los de este sitio',
    relayOnly: 'Solo por servidores TURN',
    relayOnlyHint: 'Oculta su dirección a los demás. Sin un servidor TURN no hay sonido.',
  },
  region: {
    title: 'Región',
    country: 'País',
    hint: 'De qué país son los tonos de llamada y de ocupado que oye, y los números sin prefijo de país',
    auto: 'Según este sitio y el navegador',
  },
  look: {
    title: 'Apariencia',
    theme: 'Tema',
    themes: { auto: 'Auto', light: 'Claro', dark: 'Oscuro' },
  },
  keys: { hint: 'Contestar, silenciar, retener y colgar sin ratón', show: 'Ver las teclas' },
  privacy: {
    title: 'Privacidad',
    device:
      'En este dispositivo: su historial y sus contactos, su dominio SIP, usuario y servidor, estos ajustes y sus dispositivos de sonido.',
    tab: 'En esta pestaña: lo necesario para recuperar una llamada tras recargar.',
    never: 'Una contraseña: solo si eligió mantener la sesión abierta, y hasta que se cierre esta pestaña.',
    forget: 'Borrar todo de este dispositivo',
    sure: 'Esto cierra la sesión y termina sus llamadas.',
    yes: 'Salir y borrar',
    no: 'Conservar',
  },
}
