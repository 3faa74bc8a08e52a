/** What an element says before the rest of it has come, in Spanish. */

import type { LauncherWords } from '../words.ts'

export const launcher: LauncherWords = {
  phone: 'Teléfono',
  callUs: 'Llámenos',
  notLoaded: 'No se pudo cargar el teléfono',
}
