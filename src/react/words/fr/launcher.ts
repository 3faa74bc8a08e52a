/** What an element says before the rest of it has come, in French. */

import type { LauncherWords } from '../words.ts'

export const launcher: LauncherWords = {
  phone: 'Téléphone',
  callUs: 'Appelez-nous',
  notLoaded: 'Le téléphone n’a pas pu être chargé',
}
