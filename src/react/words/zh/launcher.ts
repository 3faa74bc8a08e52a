/** What an element says before the rest of it has come, in Chinese. */

import type { LauncherWords } from '../words.ts'

export const launcher: LauncherWords = {
  phone: '电话',
  callUs: '联系我们',
  notLoaded: '电话无法加载',
}
