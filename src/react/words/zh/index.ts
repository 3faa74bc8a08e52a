/** Chinese, all of it. */

import type { Language } from '../words.ts'
import { contacts } from './contacts.ts'
import { history } from './history.ts'
import { launcher } from './launcher.ts'
import { words } from './main.ts'
import { settings } from './settings.ts'

export const zh: Language = { words, history, contacts, settings, launcher }
