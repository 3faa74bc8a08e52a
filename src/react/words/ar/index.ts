/** Arabic, all of it. */

import { setApart } from '../setApart.ts'
import type { Language } from '../words.ts'
import { contacts } from './contacts.ts'
import { history } from './history.ts'
import { launcher } from './launcher.ts'
import { words } from './main.ts'
import { settings } from './settings.ts'

export const ar: Language = setApart({ words, history, contacts, settings, launcher })
