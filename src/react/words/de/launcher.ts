/** What an element says before the rest of it has come, in German. */

import type { LauncherWords } from '../words.ts'

export const launcher: LauncherWords = {
  phone: 'Telefon',
  callUs: 'Rufen Sie uns an',
  notLoaded: 'Das Telefon konnte nicht geladen werden',
}
