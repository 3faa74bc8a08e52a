/** What an element says before the rest of it has come, in Arabic. */

import type { LauncherWords } from '../words.ts'

export const launcher: LauncherWords = {
  phone: 'الهاتف',
  callUs: 'الاتصال بنا',
  notLoaded: 'تعذّر تحميل الهاتف',
}
