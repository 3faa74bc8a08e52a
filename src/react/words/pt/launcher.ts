/** What an element says before the rest of it has come, in Portuguese. */

import type { LauncherWords } from '../words.ts'

export const launcher: LauncherWords = {
  phone: 'Telefone',
  callUs: 'Ligue para nós',
  notLoaded: 'Não foi possível carregar o telefone',
}
